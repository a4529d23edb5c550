import Casework
import Language

/// What can be paid now, by programme, and the lists that were made.
struct PaymentOverviewPage: Page {
    let frame: Frame
    let overview: PaymentStore.Overview
    var form: SentForm = .empty
    var problems: [Problem] = []

    var title: String { text("payment.list") }
    var path: [Link] { [Link(text("claim.list"), Address.claims())] }

    var body: HTML { "\(payable)\(lists)" }

    var aside: HTML? {
        let account: HTML =
            overview.payer.map { "<p>\($0.holder)<br><span class=\"quiet\">… \($0.ibanEnd)</span></p>" }
            ?? "<p>\(text("payment.no_payer"))</p>"
        return """
            <section><h2>\(text("payment.payer"))</h2>\(account)
            <p>\(Link(text("payment.accounts"), Address.partnerAccounts(overview.state)))</p></section>
            """
    }

    private var payable: HTML {
        let programmes = overview.payable.map(\.claim.programmeCode).reduce(into: [String]()) { codes, code in
            if !codes.contains(code) { codes.append(code) }
        }
        let forms = programmes.map { code in payable(overview.payable.filter { $0.claim.programmeCode == code }, code) }
        return """
            <section class="section" aria-labelledby="payable"><h2 id="payable">\(text("payment.payable"))</h2>
            \(forms.isEmpty ? EmptyState(text("payment.payable.none")).html : forms.joined())</section>
            """
    }

    private func payable(_ rows: [PaymentStore.Payable], _ programme: String) -> HTML {
        let isSent = form["programme"] == programme
        let typed = isSent ? form : SentForm([("due_on", frame.day(frame.now.day))])
        let fields = Fields(frame: frame, form: typed, problems: isSent ? problems : [])
        let chosen = Set(form.list("claims"))
        let frame = frame
        let table = Table<PaymentStore.Payable>(
            caption: text("payment.payable.of", ["programme": .text(programme)]),
            columns: [
                .init(text("payment.choose"), .code) { row in
                    let id = "\(row.claim.id)"
                    let attributes: Attributes = [
                        "id": .text("claim-\(id)"), "value": .text(id),
                        "checked": .flag(row.account != nil && (!isSent || chosen.contains(id))),
                        "disabled": .flag(row.account == nil),
                    ]
                    return
                        "<label for=\"claim-\(id)\"><input type=\"checkbox\" name=\"claims\"\(attributes)> \(row.claim.name)</label>"
                },
                .init(text("claim.partner")) { Link($0.claim.partnerName, Address.claim($0.claim.id)).html },
                .init(text("payment.account")) { row in
                    guard let account = row.account else {
                        return "<span class=\"soon\">\(frame.text("payment.no_account"))</span>"
                    }
                    return "<div>\(account.holder)<br><span class=\"quiet\">… \(account.ibanEnd)</span></div>"
                },
                .init(text("claim.certified"), .number) { "\(frame.money($0.amount))" },
            ], rows: rows, total: ["\(text("word.total"))", "", "", "\(frame.money(rows.map(\.amount).sum))"])
        return Form(
            frame: frame, action: Address.payments(),
            """
            \(fields.hidden("programme", programme))\(fields.hidden("receipt", "\(frame.receipt)"))
            \(table)
            \(fields.day("due_on", label: "payment.due_on"))
            \(Foot(Button(text("payment.do.make"))))
            """
        ).html
    }

    private var lists: HTML {
        let frame = frame
        let table = Table<PaymentList>(
            caption: text("payment.lists"), hidesCaption: true,
            columns: [
                .init(text("payment.number"), .code) { Link($0.name, Address.payment($0.id)).html },
                .init(text("payment.state.name")) { PaymentChip(frame: frame, state: $0.state).html },
                .init(text("payment.due_on"), .code) { "\(frame.day($0.dueOn))" },
                .init(text("payment.count"), .number) { "\(frame.number($0.count))" },
                .init(text("claim.amount"), .number) { "\(frame.money($0.total))" },
                .init(text("payment.returned"), .number) {
                    "\($0.returned == .zero ? "–" : frame.money($0.returned))"
                },
                .init(text("payment.open"), .number) { "\($0.state == .withdrawn ? "–" : frame.number($0.open))" },
            ], rows: overview.lists)
        return """
            <section class="section" aria-labelledby="lists"><h2 id="lists">\(text("payment.lists"))</h2>
            \(overview.lists.isEmpty ? EmptyState(text("payment.lists.none")).html : table.html)</section>
            """
    }
}

struct PaymentChip: Part {
    let frame: Frame
    let state: PaymentList.State

    var html: HTML {
        let shape: Chip.Shape =
            switch state {
            case .made: .begun
            case .released: .agreed
            case .withdrawn: .ended
            }
        return Chip(frame.text("payment.state.\(state.rawValue)", [:]), shape).html
    }
}
