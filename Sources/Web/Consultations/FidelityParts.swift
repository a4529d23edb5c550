import Casework
import Language

/// A measure in words.
struct MeasureText {
    let frame: Frame
    let measure: DeliveredMeasure

    var name: String {
        [measure.kind.name[frame.tongue], measure.subject].filter { !$0.isEmpty }.joined(separator: ", ")
    }
}

/// How far a count has come, as a quiet bar beside its words.
struct ProgressBar: Part {
    let done: Int
    let whole: Int

    init(_ done: Int, of whole: Int) {
        self.done = done
        self.whole = whole
    }

    var html: HTML {
        let width = whole == 0 ? 0 : min(100, done * 100 / whole)
        return """
            <svg class="progress" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
            <rect class="track" width="100" height="6"/><rect class="fill" width="\(width)" height="6"/></svg>
            """
    }
}

/// Held against planned, in words.
struct FidelityText: Part {
    let frame: Frame
    let fidelity: Fidelity

    var html: HTML {
        """
        \(ProgressBar(fidelity.heldHours, of: fidelity.plannedHours))
        <p>\(frame.text("consultation.fidelity", [
            "held": .number(fidelity.heldHours), "planned": .number(fidelity.plannedHours),
            "percent": .number(fidelity.percent ?? 0),
        ]))<br>\(frame.text("consultation.fidelity.sessions", [
            "held": .number(fidelity.heldSessions), "planned": .number(fidelity.plannedSessions),
            "absences": .number(fidelity.absences),
        ]))</p>
        """
    }
}

/// What of a measure is a matter of concern, in words; `nil` where nothing is.
struct MeasureDoubt {
    let frame: Frame
    let rule: HourRule
    let measure: DeliveredMeasure

    private var today: Day { frame.now.day }

    var words: String? {
        var words: [String] = []
        if measure.isBehind(rule, on: today) {
            words.append(
                frame.text(
                    "consultation.behind",
                    ["week": .number(measure.week(on: today)), "percent": .number(rule.alertPercent)]))
        }
        if measure.isStale(rule, on: today) {
            words.append(
                frame.text(
                    "consultation.weeks_without", ["count": .number(measure.weeksWithout(on: today))]))
        }
        return words.isEmpty ? nil : words.joined(separator: " · ")
    }
}

/// Measures of which it is asked whether they still go on.
struct DoubtfulMeasures: Part {
    let frame: Frame
    let rule: HourRule
    let measures: [DeliveredMeasure]
    /// The page on which they stand.
    let page: Address

    var html: HTML {
        let isAsked = measures.contains { $0.isStale(rule, on: frame.now.day) }
        return Table(
            caption: frame.text("consultation.still_going_on", [:]), columns: columns + (isAsked ? [answer] : []),
            rows: measures
        ).html
    }

    private var columns: [Table<DeliveredMeasure>.Column] {
        let (frame, rule) = (frame, rule)
        return [
            .init(frame.text("learner.name", [:])) {
                "<a href=\"\(Address.planConsultations($0.key.plan))\">\($0.learnerName)</a>"
            },
            .init(frame.text("consultation.measure", [:])) { "\(MeasureText(frame: frame, measure: $0).name)" },
            .init(frame.text("consultation.specialist", [:])) {
                "\($0.provider.isEmpty ? frame.text("consultation.nobody_named", [:]) : $0.provider)"
            },
            .init(frame.text("consultation.delivered", [:])) {
                "\(frame.text("consultation.of", ["held": .number($0.held), "planned": .number($0.planned)]))"
            },
            .init(frame.text("consultation.sign", [:])) {
                "\(MeasureDoubt(frame: frame, rule: rule, measure: $0).words ?? "")"
            },
        ]
    }

    private var answer: Table<DeliveredMeasure>.Column {
        let (frame, rule, page) = (frame, rule, page)
        return .init(frame.text("home.act", [:])) { measure in
            guard measure.isStale(rule, on: frame.now.day) else { return .empty }
            return StillGoingOn(frame: frame, measure: measure, page: page).html
        }
    }
}
