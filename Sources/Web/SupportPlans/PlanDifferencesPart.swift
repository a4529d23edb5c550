import Casework
import Language

/// Only what differs from the version that the deciding level knows.
struct PlanDifferences: Part {
    let frame: Frame
    let file: SupportPlanStore.File

    var html: HTML {
        guard !file.differences.isEmpty else { return .empty }
        let change = ChangeClass.of(file.differences)
        return """
            <section class="differences" aria-labelledby="part-differences">
            <h2 id="part-differences">\(frame.text("plan.differences", ["count": .number(file.differences.count)]))</h2>
            <p class="hint">\(frame.text("plan.change.\(change.rawValue)", [:]))</p>\(table)
            <p>\(frame.text("plan.total")): <strong>\(frame.money(file.money.total))</strong></p></section>
            """
    }

    private var table: HTML {
        let frame = frame
        return Table(
            caption: frame.text("plan.differences.caption", [:]), hidesCaption: true,
            columns: [
                .init(frame.text("plan.differences.where", [:])) { "\(place($0))" },
                .init(frame.text("plan.differences.before", [:])) { difference in
                    difference.before.map { "<del>\(value($0, difference))</del>" } ?? "–"
                },
                .init(frame.text("plan.differences.after", [:])) { difference in
                    difference.after.map { "<ins>\(value($0, difference))</ins>" } ?? "–"
                },
            ], rows: file.differences
        ).html
    }

    private func place(_ difference: PlanDifference) -> String {
        let row = PlanPlaces(frame: frame, file: file).name(of: difference.section, difference.row)
        let field = difference.field.map { frame.text("plan.field.\($0)", [:]) } ?? ""
        return [row, field].filter { !$0.isEmpty }.joined(separator: " – ")
    }

    private func value(_ text: String, _ difference: PlanDifference) -> String {
        switch (difference.section, difference.field) {
        case (.risk, nil): file.catalogue.name(ofFactor: text, in: frame.tongue)
        case (.measure, nil), (.measure, "kind"): file.catalogue.kind(text)?.name[frame.tongue] ?? text
        case (.measure, "planned"): Int64(text).map { frame.money(Euro(cents: $0)) } ?? text
        case (.measure, "starts_on"), (.measure, "ends_on"): Day(text).map { frame.day($0) } ?? text
        case (.measure, "condition_met"): frame.text(text == "true" ? "word.yes" : "word.no", [:])
        case (.measure, "risks"):
            text.split(separator: ",").map { file.catalogue.name(ofFactor: String($0).trimmed, in: frame.tongue) }
                .joined(separator: "; ")
        case (.risk, "level"): frame.text("plan.level.\(text)", [:])
        case (.screening, _): text.isEmpty ? "–" : frame.text("plan.screening.\(text)", [:])
        case _: text
        }
    }
}
