import Casework
import Language

/// What stands as the plan of last semester left it is quiet and says so; what differs has a bar at its edge. In a plan
/// that continues none nothing is marked.
struct CarriedMark {
    let frame: Frame
    /// `nil` where there is nothing to compare with.
    let isCarried: Bool?

    /// A row of a plan; the row itself knows whether it was changed.
    init(_ frame: Frame, _ file: SupportPlanStore.File, row isCarried: Bool?) {
        self.frame = frame
        self.isCarried = file.carried == nil ? nil : isCarried
    }

    /// A part of the plan; an empty one says nothing.
    init(_ frame: Frame, _ isCarried: Bool?, isEmpty: Bool = false) {
        self.frame = frame
        self.isCarried = isEmpty ? nil : isCarried
    }

    var edge: String { isCarried.map { $0 ? "carried" : "changed" } ?? "" }

    func edge(besides name: String) -> String { [name, edge].filter { !$0.isEmpty }.joined(separator: " ") }

    var words: HTML {
        isCarried == true ? " <span class=\"quiet\">\(frame.text("plan.carried"))</span>" : .empty
    }

    func around(_ content: HTML) -> HTML {
        isCarried == nil ? content : "<div class=\"\(edge)\">\(content)\(words)</div>"
    }
}
