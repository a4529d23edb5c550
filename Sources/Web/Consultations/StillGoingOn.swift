import Casework
import Language

/// The two answers to the question whether a measure still goes on: it does, or the plan is changed.
struct StillGoingOn: Part {
    let frame: Frame
    let measure: DeliveredMeasure
    /// The page on which it is asked, and to which the answer leads back.
    let page: Address

    var html: HTML {
        guard measure.isAffirmable else { return .empty }
        // A list asks about several: each answer says about whom.
        let whose: HTML =
            "<span class=\"unseen\"> – \(measure.learnerName), \(MeasureText(frame: frame, measure: measure).name)</span>"
        let no: HTML =
            "<a href=\"\(Address.plan(measure.key.plan))#part-acts\">\(frame.text("consultation.goes_on.no"))\(whose)</a>"
        return """
            <form method="post" action="\(Address.measureAnswer(measure.key.plan, measure.key.line))">
            <input type="hidden" name="csrf" value="\(frame.formToken)"><input type="hidden" name="next" value="\(page)">
            <p class="actions"><button>\(frame.text("consultation.goes_on.yes"))\(whose)</button>\(no, when: measure.isRevisable)</p>
            </form>
            """
    }
}
