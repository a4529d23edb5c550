import Casework
import Language

/// One measure with its rows.
struct SheetPart: Part {
    let page: PlanConsultationsPage
    let sheet: ConsultationStore.Sheet

    private var frame: Frame { page.frame }
    private var measure: DeliveredMeasure { sheet.measure }

    var html: HTML {
        let id = "sheet-\(measure.key.line)"
        return """
            <section aria-labelledby="\(id)"><h2 id="\(id)">\(MeasureText(frame: frame, measure: measure).name)</h2>
            <p class="quiet">\(measure.provider) · \(frame.period(measure.period.from, measure.period.through ?? measure.period.from))</p>
            \(FidelityText(frame: frame, fidelity: measure.fidelity))
            \(doubt)
            \(rows)
            <p class="actions"><a href="\(Address.consultationLog(measure.key.plan, measure.key.line))">\(frame.text("consultation.print_log"))</a>
            <a href="\(Address.consultationAgreement(measure.key.plan, measure.key.line))">\(frame.text("consultation.print_agreement"))</a></p></section>
            """
    }

    private var doubt: HTML {
        guard let words = MeasureDoubt(frame: frame, rule: page.rule, measure: measure).words else {
            let weeks = measure.weeksWithout(on: frame.now.day)
            guard weeks > 0, measure.left > 0 else { return .empty }
            let without = frame.text("consultation.weeks_without", ["count": .number(weeks)])
            return "<p class=\"quiet\">\(without)</p>\(answered)"
        }
        guard measure.isStale(page.rule, on: frame.now.day) else {
            return "<p class=\"soon\">\(words).</p>\(answered)"
        }
        return """
            <p class="soon">\(words). \(frame.text("consultation.still_going_on"))</p>\(answered)
            \(StillGoingOn(frame: frame, measure: measure, page: Address.planConsultations(measure.key.plan)))
            """
    }

    /// Who last said that it goes on, until an hour is held again.
    private var answered: HTML {
        guard let answer = sheet.answer, (measure.lastHeld ?? answer.answeredOn) <= answer.answeredOn else {
            return .empty
        }
        let words = frame.text(
            "consultation.goes_on.answered", ["day": .day(answer.answeredOn), "name": .text(answer.answeredBy)])
        return "<p class=\"quiet\">\(words)</p>"
    }

    /// Rows that were only divided anew are not told twice.
    private var shown: [Consultation] {
        sheet.rows.filter { $0.withdrawalReason != Consultation.Withdrawal.shared.rawValue }
    }

    private var rows: HTML {
        guard !shown.isEmpty else { return "<p class=\"quiet\">\(frame.text("consultation.no_rows"))</p>" }
        let frame = frame
        let absences = page.absences
        let sheet = sheet
        let provider = measure.provider
        let isClosed = measure.isClosed
        return Table(
            caption: frame.text("consultation.rows", [:]), hidesCaption: true,
            columns: [
                .init(frame.text("consultation.held_on", [:])) { row in
                    let time = row.startsAt.map { " " + TimeOfDay(minutes: $0).description } ?? ""
                    let day: HTML =
                        "<span id=\"consultation-\(row.id.description)\">\(frame.day(row.heldOn))\(time)</span>"
                    return row.withdrawnAt == nil ? day : "<s>\(day)</s>"
                },
                .init(frame.text("consultation.what", [:])) { row in
                    let what = SheetPart.what(row, absences, frame)
                    return row.specialist == provider ? what : "\(row.specialist) · \(what)"
                },
                .init(frame.text("consultation.confirmation", [:])) { SheetPart.confirmation($0, frame) },
                .init(frame.text("consultation.sum", [:]), .number) {
                    $0.withdrawnAt == nil ? "\(frame.money($0.sum))" : "–"
                },
                .init(frame.text("home.act", [:])) { row in
                    guard sheet.keeps(row), row.withdrawnAt == nil, !isClosed || row.awaitsConfirmation else {
                        return ""
                    }
                    let address = Address.planConsultations(row.measure.plan).with("row", row.id.description)
                    let act = row.awaitsConfirmation ? "consultation.open_row" : "consultation.withdraw"
                    let words = frame.text(isClosed ? "consultation.confirm" : act, [:])
                    return "<a href=\"\(address)\">\(words)</a>"
                },
            ], rows: shown
        ).html
    }

    private static func what(_ row: Consultation, _ absences: [CodeItem], _ frame: Frame) -> HTML {
        if let reason = row.withdrawalReason {
            let words = reason == Consultation.Withdrawal.mistake.rawValue ? frame.text("consultation.mistake") : reason
            return "\(frame.text("consultation.withdrawn_because", ["reason": .text(words)]))"
        }
        if let absence = row.absence {
            let name = absences.first { $0.code == absence }?.name[frame.tongue] ?? absence
            return "\(frame.text("consultation.outcome.no_show", ["reason": .text(name)]))"
        }
        let parts = [
            row.topic, frame.text("consultation.mode.\(row.mode.rawValue)", [:]),
            row.learnersThere > 1 ? frame.text("consultation.in_group", ["count": .number(row.learnersThere)]) : "",
            row.overDoseReason.isEmpty
                ? "" : frame.text("consultation.over_dose", ["reason": .text(row.overDoseReason)]),
        ]
        return "\(parts.filter { !$0.isEmpty }.joined(separator: " · "))"
    }

    private static func confirmation(_ row: Consultation, _ frame: Frame) -> HTML {
        guard row.withdrawnAt == nil, row.outcome == .held else { return "–" }
        guard let confirmation = row.confirmation else {
            let isLate = frame.now.day > row.heldOn.next
            return "\(frame.text(isLate ? "consultation.confirmation.overdue" : "consultation.confirmation.waits"))"
        }
        let means = frame.text("consultation.means.\(confirmation.means.rawValue)", [:])
        let words = [means, confirmation.evidence].filter { !$0.isEmpty }.joined(separator: ": ")
        let late = confirmation.isLate ? ", " + frame.text("consultation.confirmation.late", [:]) : ""
        let file: HTML =
            confirmation.document.map {
                ", <a href=\"\(Address.document($0))\">\(frame.text("consultation.document.open"))</a>"
            } ?? .empty
        return "\(words)\(file)\(late)"
    }
}
