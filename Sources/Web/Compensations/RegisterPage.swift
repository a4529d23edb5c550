import Casework
import Language

/// The days of a month as a grid of boxes; works without scripts like any form.
struct RegisterPage: Page {
    let frame: Frame
    let register: DayRegister
    /// What was ticked in a form that came back.
    var chosen: DayBits?
    var warnings: [CompensationWarning] = []
    var form: SentForm = .empty
    var problems: [Problem] = []

    private var month: Day { register.ticked.month }
    private var ticked: Set<Day> { Set((chosen ?? register.ticked).days) }

    var title: String {
        text(
            "compensation.register", ["kind": .text(register.kindName[frame.tongue]), "month": .text(name(of: month))])
    }
    var path: [Link] {
        [Link(text("plan.title", ["learner": .text(register.plan.learnerName)]), Address.plan(register.plan.id))]
    }
    var width: PageWidth { .text }

    var body: HTML {
        """
        <ul class="filters">\(each: register.months, monthLink)</ul>
        <p>\(text("compensation.register.price", ["price": .money(register.price.amount)]))\(demo)</p>
        \(register.isOpen ? grid : closed)
        """
    }

    private var demo: HTML { register.price.demo ? " <span class=\"quiet\">\(text("plan.demo_rates"))</span>" : .empty }

    private func name(of month: Day) -> String { "\(month.parts.year) \(frame.tongue.monthName(month.parts.month))" }

    private func monthLink(_ each: Day) -> HTML {
        let address = Address.planRegister(register.plan.id).with("line", register.line).with("month", each.description)
        let attributes: Attributes = ["aria-current": each == month ? "page" : nil]
        return "<li><a href=\"\(address)\"\(attributes)>\(name(of: each))</a></li>"
    }

    private var closed: HTML {
        guard let handedIn = register.compensation else { return .empty }
        let days = register.ticked.days.map { frame.day($0) }.joined(separator: ", ")
        return """
            <p class="note">\(text("compensation.register.closed", ["days": .number(register.ticked.count), "sum": .money(register.sum)]))
            <a href="\(Address.compensation(handedIn.id))">\(text("compensation.state.\(handedIn.state.rawValue)"))</a></p>
            <p>\(days)</p>
            """
    }

    private var grid: HTML {
        let fields = Fields(frame: frame, form: form, problems: problems)
        let first = (month.number + 3) % 7
        let last = month.nextMonth.number - month.number
        return Form(
            frame: frame, action: Address.planRegister(register.plan.id),
            """
            \(fields.hidden("line", String(register.line)))\(fields.hidden("month", month.description))
            <fieldset class="field" id="days"><legend>\(text("compensation.register.days"))</legend>
            \(fields.notes("days", nil))
            <div class="days">\(each: 1...7, { "<span aria-hidden=\"true\">\(text("compensation.weekday.\($0)"))</span>" })\
            \(each: 0..<first, { _ in "<span></span>" })\(each: 0..<last, { box(month.advanced(by: $0)) })</div></fieldset>
            \(CompensationWarnings(frame: frame, warnings: warnings, fields: fields))
            \(Foot(
                Button(text("compensation.register.submit"), name: "act", value: "submit"),
                others: [Button(text("compensation.register.keep"), .secondary, name: "act", value: "keep").html], isSticky: true,
                status: "<span>\(text("compensation.register.sum", ["days": .number(register.ticked.count), "sum": .money(register.sum)]))</span>"))
            """
        ).html
    }

    private func box(_ day: Day) -> HTML {
        let number = day.parts.day
        let attributes: Attributes = [
            "type": "checkbox", "name": "day", "value": .text(String(number)), "checked": .flag(ticked.contains(day)),
            "disabled": .flag(!register.possible.contains(day)), "aria-label": .text(frame.day(day)),
        ]
        return "<label><input\(attributes)>\(number)</label>"
    }
}
