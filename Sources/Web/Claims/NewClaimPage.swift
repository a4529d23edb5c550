import Casework
import Language

/// A claim before it is one: the period, what it would hold, and the button that freezes it.
struct NewClaimPage: Page {
    let frame: Frame
    let form: SentForm
    let claimants: Claimants
    var problems: [Problem]
    var preview: ClaimPreview?

    private static let mostRows = 200

    var title: String {
        preview.map { text("claim.new.of", ["partner": .text($0.partner.name)]) } ?? text("claim.new")
    }
    var path: [Link] { [Link(text("claim.list"), Address.claims())] }

    var body: HTML { "\(period)\(contents)" }

    private var period: HTML {
        let days = [("from", preview?.request.from), ("through", preview?.request.through)].compactMap { name, day in
            day.map { (name, frame.day($0)) }
        }
        let typed = form.names.filter { name in !days.contains { $0.0 == name } }.map { ($0, form[$0]) }
        let fields = Fields(frame: frame, form: SentForm(typed + days), problems: problems)
        let partners = claimants.partners.map { Choice($0.code, $0.name) }
        let programmes = claimants.programmes.reversed().map { Choice($0.code, $0.code) }
        return """
            <form class="filter" method="get" action="\(Address.newClaim())">
            \(fields.select("partner", label: "claim.partner", choices: partners))
            \(fields.select("programme", label: "claim.programme", choices: programmes))
            \(fields.day("from", label: "claim.from", hint: nil))
            \(fields.day("through", label: "claim.through", hint: nil))
            \(Button(text("action.show"), .secondary))
            </form>
            """
    }

    private var contents: HTML {
        guard let preview else { return .empty }
        guard !preview.rows.isEmpty else {
            let empty = EmptyState(text("claim.new.none"), next: Link(text("claim.list"), Address.claims()))
            return "\(waiting(preview))\(empty)"
        }
        return """
            <p class="lead">\(text("claim.new.about", ["count": .number(preview.rows.count), "total": .money(preview.total)]))</p>
            \(waiting(preview))
            \(SummaryList(sums(preview)))
            \(submit(preview))
            <section class="section" aria-labelledby="rows"><h2 id="rows">\(text("claim.lines"))</h2>\(rows(preview))</section>
            """
    }

    /// What is left out because nobody agreed to pay for its days.
    private func waiting(_ preview: ClaimPreview) -> HTML {
        let days = preview.waiting.map(\.deliveredOn)
        guard let first = days.min(), let last = days.max() else { return .empty }
        let gaps: [String: Message.Argument] = [
            "count": .number(days.count), "amount": .money(preview.waiting.map(\.amount).sum), "from": .day(first),
            "to": .day(last),
        ]
        return "<p class=\"note\">\(text("claim.waits.contract", gaps))</p>"
    }

    private func sums(_ preview: ClaimPreview) -> [SummaryList.Row] {
        var rows = ClaimLine.Kind.allCases.compactMap { kind -> SummaryList.Row? in
            let (count, amount) = preview.sum(of: kind)
            guard count > 0 else { return nil }
            return .init(
                text("claim.kind.\(kind.rawValue)"),
                "\(frame.money(amount)) <span class=\"quiet\">(\(frame.number(count)))</span>")
        }
        let unconfirmed = preview.rows.count { $0.isConfirmed == false }
        if unconfirmed > 0 {
            rows.append(
                .init(text("claim.unconfirmed"), "\(text("claim.unconfirmed.count", ["count": .number(unconfirmed)]))"))
        }
        if !preview.carried.isEmpty {
            rows.append(
                .init(
                    text("claim.carried"),
                    "\(frame.money(preview.carried.map(\.amount).sum)) <span class=\"quiet\">(\(frame.number(preview.carried.count)))</span>"
                ))
        }
        rows.append(.init(text("word.total"), "<strong>\(frame.money(preview.total))</strong>"))
        return rows
    }

    private func submit(_ preview: ClaimPreview) -> HTML {
        let request = preview.request
        let fields = Fields(frame: frame, form: form)
        return Form(
            frame: frame, action: Address.claims(),
            """
            \(fields.hidden("receipt", "\(frame.receipt)"))\(fields.hidden("partner", request.partner))\
            \(fields.hidden("programme", request.programme))\(fields.hidden("from", request.from.description))\
            \(fields.hidden("through", request.through.description))\(fields.hidden("seen", "\(preview.total.cents)"))
            <p>\(text("claim.new.freezes"))</p>
            \(Foot(Button(text("claim.do.submit"))))
            """
        ).html
    }

    private func rows(_ preview: ClaimPreview) -> HTML {
        let (frame, kindNames) = (frame, preview.kindNames)
        let table = Table<ClaimableRow>(
            caption: text("claim.lines"), hidesCaption: true,
            columns: [
                .init(text("claim.plan"), .code) { "\($0.planCode)" },
                .init(text("claim.institution")) { "\($0.institutionName)" },
                .init(text("claim.what")) { row in
                    let mark =
                        row.carriedFrom != nil
                        ? frame.text("claim.was_parked", [:])
                        : row.isConfirmed == false ? frame.text("claim.not_confirmed", [:]) : ""
                    let what = frame.what(row.kind, row.matter, kindNames)
                    return "<div>\(what)\(mark.isEmpty ? .empty : "<br><span class=\"quiet\">\(mark)</span>")</div>"
                },
                .init(text("claim.day"), .code) { "\(frame.day($0.deliveredOn))" },
                .init(text("claim.amount"), .number) { "\(frame.money($0.amount))" },
            ], rows: Array(preview.rows.prefix(Self.mostRows)))
        let more: HTML =
            preview.rows.count > Self.mostRows
            ? "<p class=\"quiet\">\(text("claim.new.more", ["count": .number(preview.rows.count - Self.mostRows)]))</p>"
            : .empty
        return "\(table)\(more)"
    }
}

extension Frame {
    /// What was delivered, in words.
    func what(_ kind: ClaimLine.Kind, _ matter: String, _ names: [String: Label]) -> String {
        let name = names[matter]?[tongue]
        switch kind {
        case .hour, .compensation, .line: return name ?? text("plan.work.\(matter)")
        case .authorWork: return text("claim.author_work", ["kind": .text(text("plan.work.\(matter)"))])
        case .correction: return text("claim.correction", ["kind": .text(name ?? text("plan.work.\(matter)"))])
        }
    }
}
