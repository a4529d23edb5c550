import Casework
import Language

/// Own measures of which nothing is expected today: held fully, ended, suspended. Their sheets take what is still missing.
struct EarlierMeasures: Part {
    let frame: Frame
    let expected: ConsultationStore.Expected

    var html: HTML {
        guard !expected.earlier.isEmpty else { return .empty }
        let hours = expected.earlier.reduce(0) { $0 + (expected.waiting[$1.key]?.count ?? 0) }
        let heading = [frame.text("consultation.earlier", [:])] + [words(for: hours)].compactMap { $0 }
        return Fold(heading.joined(separator: ": "), table).html
    }

    private var table: HTML {
        let frame = frame
        let waiting = expected.waiting
        return Table(
            caption: frame.text("consultation.earlier", [:]), hidesCaption: true,
            columns: [
                .init(frame.text("learner.name", [:])) {
                    "<a href=\"\(Address.planConsultations($0.key.plan))\">\($0.learnerName)</a>"
                },
                .init(frame.text("consultation.measure", [:])) { "\(MeasureText(frame: frame, measure: $0).name)" },
                .init(frame.text("plan.period", [:]), .code) {
                    "\(frame.period($0.period.from, $0.period.through ?? $0.period.from))"
                },
                .init(frame.text("consultation.delivered", [:])) {
                    "\(frame.text("consultation.of", ["held": .number($0.held), "planned": .number($0.planned)]))"
                },
                .init(frame.text("consultation.confirmation", [:])) { measure in
                    guard let hours = waiting[measure.key] else { return "–" }
                    return "\(frame.text("consultation.waiting", ["count": .number(hours.count)]))"
                },
            ], rows: expected.earlier
        ).html
    }

    private func words(for hours: Int) -> String? {
        hours == 0 ? nil : frame.text("consultation.waiting", ["count": .number(hours)])
    }
}
