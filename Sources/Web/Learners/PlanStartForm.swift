import Casework

/// One button that begins a plan; what the learner's last plan held is carried over.
struct PlanStartForm: Part {
    let frame: Frame
    let learner: Learner.ID
    let learnerName: String
    let institution: Casework.Unit.ID
    let semester: Semester
    var isPrimary = false

    var html: HTML {
        """
        <form method="post" action="\(Address.plans())">
        <input type="hidden" name="csrf" value="\(frame.formToken)">
        <input type="hidden" name="learner" value="\(learner.description)">
        <input type="hidden" name="institution" value="\(institution.description)">
        <input type="hidden" name="semester" value="\(semester.id.number)">
        <input type="hidden" name="receipt" value="\(frame.receipt)">
        <button\(attributes)>\(frame.text("learner.begin_plan"))<span class="unseen"> – \(learnerName)</span></button>
        </form>
        """
    }

    private var attributes: Attributes { ["class": isPrimary ? "primary" : nil] }
}
