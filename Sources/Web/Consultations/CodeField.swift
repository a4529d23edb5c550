import Casework
import Language

/// The code of the slip in the row of an hour of today, for the learner is still there. A form cannot stand inside another, so
/// that of the code is printed apart; field and button name it.
struct CodeField: Part {
    let frame: Frame
    let measure: DeliveredMeasure
    /// By which all hours of the measure today are confirmed.
    let hour: Consultation.ID
    /// What was typed and refused, and why.
    let typed: String
    let problem: Problem?

    fileprivate static func id(of measure: MeasureKey) -> String { "code-\(measure)" }

    private var id: String { CodeField.id(of: measure.key) }
    private var whose: HTML { "<span class=\"unseen\"> – \(measure.learnerName)</span>" }

    var html: HTML {
        let attributes: Attributes = [
            "aria-describedby": problem.map { _ in "\(id)-problem" }, "aria-invalid": problem.map { _ in "true" },
        ]
        return """
            <div class="code-of-row">\(told)<label for="\(id)">\(frame.text("consultation.code"))\(whose)</label>
            <input id="\(id)" form="\(id)-form" name="confirmation_code" type="text" class="word" autocomplete="off" \
            autocapitalize="none" spellcheck="false" value="\(typed)"\(attributes)>
            <button form="\(id)-form">\(frame.text("consultation.confirm"))\(whose)</button></div>
            """
    }

    private var told: HTML {
        problem.map { "<p class=\"problem\" id=\"\(id)-problem\">\(frame.text($0.message))</p>" } ?? .empty
    }

    var form: HTML {
        """
        <form id="\(id)-form" method="post" action="\(Address.consultationConfirmation(hour))" novalidate>
        <input type="hidden" name="csrf" value="\(frame.formToken)"></form>
        """
    }
}

extension ConsultationStore.Expected {
    /// Where on the page of today the code of an hour is asked; nowhere once it is confirmed.
    func codeField(of hour: Consultation.ID) -> String? {
        measures.first { waiting[$0.key]?.today == hour }.map { CodeField.id(of: $0.key) }
    }
}
