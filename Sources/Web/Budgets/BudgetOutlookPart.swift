import Casework
import Language

/// What an approval will do to the budget, for the level whose yes reserves and for nobody else.
struct BudgetOutlookPart: Part {
    let frame: Frame
    let outlook: BudgetOutlook?

    var html: HTML {
        guard let outlook else { return .empty }
        let gaps: [String: Message.Argument] = [
            "free": .money(outlook.free), "plan": .money(outlook.needed), "after": .money(outlook.after),
        ]
        let note: HTML =
            switch (outlook.isControlled && outlook.after < .zero, outlook.isOverridden) {
            case (true, true): "<p class=\"hint\">\(frame.text("budget.outlook.overridden"))</p>"
            case (true, false): "<p class=\"hint\">\(frame.text("budget.outlook.short"))</p>"
            case (false, _): .empty
            }
        return "<p>\(frame.text("budget.outlook", gaps))</p>\(note)"
    }
}
