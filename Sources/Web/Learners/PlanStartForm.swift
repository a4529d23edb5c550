import Casework

/// One button that begins a plan; what the learner's last plan held is carried over.
struct PlanStartForm: Part {
    let frame: Frame
    let learner: Learner.ID
    let learnerName: String
    let institution: Casework.Unit.ID
    let semester: Semester
    /// Where several programmes run and it is not the usual one.
    var programme: Programme?
    var isPrimary = false

    var html: HTML {
        """
        <form method="post" action="\(Address.plans())">
        <input type="hidden" name="csrf" value="\(frame.formToken)">
        <input type="hidden" name="learner" value="\(learner.description)">
        <input type="hidden" name="institution" value="\(institution.description)">
        <input type="hidden" name="semester" value="\(semester.id.number)">
        \(chosen)
        <input type="hidden" name="receipt" value="\(frame.receipt)">
        <button\(attributes)>\(frame.text("learner.begin_plan"))<span class="unseen"> – \(unseen)</span></button>
        </form>
        """
    }

    private var unseen: String {
        ([learnerName] + (programme.map { [$0.name[frame.tongue]] } ?? [])).joined(separator: ", ")
    }

    private var chosen: HTML {
        guard let programme else { return .empty }
        return "<input type=\"hidden\" name=\"programme\" value=\"\(programme.code)\">"
    }

    private var attributes: Attributes { ["class": isPrimary ? "primary" : nil] }
}
