import Casework
import Language

/// One compensation: what is asked, its evidence, what looks like it, where it stands, and the answers to it.
struct CompensationPage: Page {
    let frame: Frame
    let file: CompensationStore.File
    let returnReasons: [CodeItem]
    let deductionReasons: [CodeItem]
    /// The act whose form is open.
    var open: Compensation.Event?
    var form: SentForm = .empty
    var problems: [Problem] = []

    var row: Compensation { file.compensation }

    var title: String { "\(file.kindName[frame.tongue]), \(frame.money(row.amount))" }
    var path: [Link] {
        file.possible.contains(.accept) || file.possible.contains(.pay)
            ? [Link(text("compensation.list"), Address.compensations())] : []
    }
    var heading: HTML {
        "<div class=\"heading\"><h1>\(title)</h1>\(CompensationChip(frame: frame, state: row.state))</div>"
    }

    var body: HTML {
        """
        \(matches)
        \(CompensationActs(page: self))
        \(SummaryList(facts))
        \(correction)
        """
    }

    var aside: HTML? {
        """
        <section><h2>\(text("compensation.steps"))</h2>\(Timeline(file.steps.reversed().map(entry)))</section>
        """
    }

    private var facts: [SummaryList.Row] {
        var rows: [SummaryList.Row] = [
            .init(text("learner.name"), "\(row.learnerName)"),
            .init(
                text("compensation.plan"),
                file.opensPlan ? Link(row.planCode, Address.plan(row.plan)).html : "\(row.planCode)"),
            .init(text("compensation.institution"), "\(row.institutionName)"),
            .init(text("compensation.period"), "\(frame.days(row.from, row.through))"),
            .init(text("compensation.amount"), "\(frame.money(row.amount))"),
            .init(text("compensation.counted"), "\(frame.money(row.counted))"),
        ]
        if let ticket = row.ticket { rows.append(.init(text("compensation.ticket"), "\(ticket)")) }
        if let document = file.document {
            rows.append(.init(text("compensation.document"), Link(document.name, Address.document(document.id)).html))
        }
        if let days = file.days {
            rows.append(
                .init(text("compensation.register.days"), "\(days.days.map { frame.day($0) }.joined(separator: ", "))"))
        }
        if !row.despite.isEmpty { rows.append(.init(text("compensation.despite.given"), "\(row.despite)")) }
        return rows
    }

    private var matches: HTML {
        guard !file.doubles.isEmpty else { return .empty }
        return """
            <section class="note"><h2>\(text("compensation.matches"))</h2>
            <ul>\(each: file.doubles, { "<li>\(double($0))</li>" })</ul></section>
            """
    }

    /// What the other row is, what was decided, and the way to both side by side.
    private func double(_ double: CompensationDouble) -> HTML {
        let verdict: HTML =
            double.verdict.map { verdict -> HTML in
                let key = verdict == .double && double.isLater ? "held" : verdict.rawValue
                return " <strong>\(text("compensation.match.verdict.\(key)"))</strong> \(double.reason)"
            } ?? .empty
        let link: HTML =
            double.opens ? " \(Link(text("compensation.match.compare"), Address.doubleFunding(double.id)))" : .empty
        return "\(text(double.match.message))\(verdict)\(link)"
    }

    /// A returned row is sent again as another one.
    private var correction: HTML {
        guard row.state == .returned, file.possible.contains(.withdraw) else { return .empty }
        let address =
            file.days.map { Address.planRegister(row.plan).with("line", row.line).with("month", $0.month.description) }
            ?? Address.newCompensation(row.plan).with("instead", row.id.description)
        return
            "<p class=\"actions\"><a class=\"button primary\" href=\"\(address)\">\(text("compensation.correct"))</a></p>"
    }

    private func entry(_ step: CompensationStep) -> Timeline.Entry {
        let reasons = returnReasons + deductionReasons
        let reason = step.reasonCode.flatMap { code in reasons.first { $0.code == code }?.name[frame.tongue] }
        let details = [reason, step.deducted.map { frame.money($0) }, step.comment.isEmpty ? nil : step.comment]
            .compactMap { $0 }
        let words = [text("compensation.state.\(step.state.rawValue)")] + details
        return Timeline.Entry(
            time: frame.moment(step.enteredAt), person: step.actorName ?? "",
            role: step.role.flatMap(Role.Kind.init).map { frame.text($0.message) } ?? "",
            "\(words.joined(separator: ": "))")
    }
}

/// What the viewer may answer now.
struct CompensationActs: Part {
    let page: CompensationPage

    private var frame: Frame { page.frame }
    private var fields: Fields { Fields(frame: frame, form: page.form, problems: page.problems) }

    var html: HTML {
        let acts = [
            plain(.accept, "a"), plain(.pay, "p"), giveBack, money(.deduct, "d"), park, money(.recover, nil), withdraw,
        ]
        .filter { !$0.isEmpty }
        guard !acts.isEmpty else { return .empty }
        return """
            <section class="decision" aria-labelledby="part-acts"><h2 id="part-acts">\(frame.text("compensation.act"))</h2>
            \(acts.joined())</section>
            """
    }

    private func can(_ event: Compensation.Event) -> Bool { page.file.possible.contains(event) }
    private func name(_ event: Compensation.Event) -> String { frame.text("compensation.act.\(event.rawValue)", [:]) }

    private func plain(_ event: Compensation.Event, _ key: String) -> HTML {
        guard can(event) else { return .empty }
        return Form(frame: frame, action: event.route(page.row.id), Foot(Button(name(event), key: key)).html).html
    }

    private func folded(_ event: Compensation.Event, _ key: String?, _ content: HTML) -> HTML {
        guard can(event) else { return .empty }
        return Fold(
            frame.text("compensation.act.\(event.rawValue)_open", [:]), isOpen: page.open == event,
            Form(
                frame: frame, action: event.route(page.row.id),
                "\(content)\(Foot(Button(name(event), .secondary, key: key)))"
            ).html
        ).html
    }

    private func choices(_ items: [CodeItem]) -> [Choice] { items.map { Choice($0.code, $0.name[frame.tongue]) } }

    private var giveBack: HTML {
        folded(
            .giveBack, "r",
            """
            \(fields.select("return.reason_code", label: "compensation.reason", choices: choices(page.returnReasons), empty: "plan.choose"))
            \(fields.area("return.comment", label: "compensation.comment", rows: 2))
            """)
    }

    private func money(_ event: Compensation.Event, _ key: String?) -> HTML {
        folded(
            event, key,
            """
            \(fields.select(event.field("reason_code"), label: "compensation.error_type", choices: choices(page.deductionReasons), empty: "plan.choose"))
            \(fields.money(event.field("deducted"), label: event == .deduct ? "compensation.deducted" : "compensation.recovered"))
            \(fields.area(event.field("comment"), label: "compensation.comment", rows: 2))
            """)
    }

    private var park: HTML {
        folded(.park, nil, fields.area("park.comment", label: "compensation.comment", rows: 2))
    }

    private var withdraw: HTML {
        folded(
            .withdraw, nil, fields.area("withdraw.comment", label: "compensation.comment", isOptional: true, rows: 2))
    }
}
