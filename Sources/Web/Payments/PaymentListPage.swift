import Casework
import Language

/// A list of payments: released by a second person, then handed to the bank, then held against what the bank says.
struct PaymentListPage: Page {
    let frame: Frame
    let file: PaymentStore.File
    var form: SentForm = .empty
    var problems: [Problem] = []

    private var list: PaymentList { file.list }
    private var fields: Fields { Fields(frame: frame, form: form, problems: problems) }

    var title: String { text("payment.of", ["list": .text(list.name)]) }
    var path: [Link] { [Link(text("payment.list"), Address.payments())] }
    var heading: HTML {
        "<div class=\"heading\"><h1>\(title)</h1>\(PaymentChip(frame: frame, state: list.state))</div>"
    }

    var body: HTML { "\(acts)\(orders)\(mismatches)\(reconciliation)" }

    var aside: HTML? {
        let release =
            list.state == .made
            ? .empty
            : "<p>\(text("payment.state.\(list.state.rawValue)")): \(list.actorName ?? text("journal.operator")), \(frame.moment(list.since))</p>"
                as HTML
        return """
            <section><h2>\(text("claim.history"))</h2>
            <p>\(text("payment.state.made")): \(list.madeByName ?? text("journal.operator")), \(frame.moment(list.recordedAt))</p>\(release)</section>
            <section><h2>\(text("payment.payer"))</h2><p>\(file.payer.holder)<br>\(file.payer.iban)</p></section>
            """
    }

    private var acts: HTML {
        switch list.state {
        case .withdrawn: return "<p class=\"note\">\(text("payment.was_withdrawn"))</p>"
        case .released:
            return """
                <p class="actions">\(Link(text("payment.xml"), Address.paymentXML(list.id))) \
                \(Link(text("payment.csv"), Address.paymentCSV(list.id)))</p>
                """
        case .made:
            let release =
                file.hindrance.map { "<p>\(text($0))</p>" as HTML }
                ?? Form(
                    frame: frame, action: Address.paymentRelease(list.id),
                    "<p>\(text("payment.release.about"))</p>\(Foot(Button(text("payment.do.release"))))"
                ).html
            let withdraw = Form(
                frame: frame, action: Address.paymentWithdrawal(list.id),
                Foot(Button(text("payment.do.withdraw"), .secondary)).html)
            return """
                <section class="decision" aria-labelledby="part-acts"><h2 id="part-acts">\(text("claim.next"))</h2>
                \(release)\(withdraw)</section>
                """
        }
    }

    private var orders: HTML {
        let frame = frame
        let table = Table<ClaimOrder>(
            caption: text("payment.orders"), hidesCaption: true,
            columns: [
                .init(text("claim.number"), .code) {
                    "<span class=\"code\">\(Link($0.claim.name, Address.claim($0.claim.id)))</span>"
                },
                .init(text("payment.account")) {
                    "<div>\($0.account.holder)<br><span class=\"quiet\">\($0.account.iban)</span></div>"
                },
                .init(text("payment.reference"), .code) { "\($0.endToEnd)" },
                .init(text("claim.amount"), .number) { "\(frame.money($0.amount))" },
                .init(text("payment.outcome")) { order in
                    if let day = order.paidOn { return "\(frame.text("payment.paid_on", ["day": .day(day)]))" }
                    if let end = order.end { return "\(frame.text("payment.end.\(end.rawValue)", [:]))" }
                    return "<span class=\"quiet\">\(frame.text("payment.not_yet", [:]))</span>"
                },
            ], rows: file.orders, total: ["\(text("word.total"))", "", "", "\(frame.money(list.total))", ""])
        return """
            <section class="section" aria-labelledby="orders"><h2 id="orders">\(text("payment.orders"))</h2>\(table)\(returned)</section>
            """
    }

    private var returned: HTML {
        guard list.returned != .zero else { return .empty }
        let gaps: [String: Message.Argument] = [
            "sent": .money(list.total), "returned": .money(list.returned), "left": .money(list.total - list.returned),
        ]
        return "<p class=\"note\">\(text("payment.returned.about", gaps))</p>"
    }

    private var mismatches: HTML {
        guard !file.mismatches.isEmpty else { return .empty }
        let frame = frame
        let lines = file.mismatches.map { row in
            let gaps: [String: Message.Argument] = [
                "reference": .text(row.endToEnd), "amount": .money(row.amount), "day": .day(row.paidOn),
            ]
            return "<li>\(frame.text("payment.mismatch.\(row.outcome.rawValue)", gaps))</li>" as HTML
        }
        return """
            <section class="note"><h2>\(text("payment.mismatches"))</h2><ul>\(lines.joined())</ul></section>
            """
    }

    private var reconciliation: HTML {
        let waiting = file.orders.filter { $0.end == nil && $0.paidOn == nil }
        guard list.state == .released, !waiting.isEmpty else { return .empty }
        let example = waiting.first.map { "\($0.endToEnd);\($0.amount.written);\(frame.now.day)" } ?? ""
        let failures = waiting.map { Choice("\($0.id)", "\($0.claim.name), \(frame.money($0.amount))") }
        return """
            <section class="section" aria-labelledby="bank"><h2 id="bank">\(text("payment.bank"))</h2>
            <p>\(text("payment.bank.about"))</p><p class="quiet"><code>\(example)</code></p>
            \(Form(frame: frame, action: Address.bankRows(list.id), "\(fields.area("rows", label: "payment.rows", rows: 5))\(Foot(Button(text("payment.do.reconcile"))))"))
            \(Fold(text("payment.failed_open"), Form(frame: frame, action: Address.paymentFailures(list.id), "\(fields.select("order", label: "payment.failed.which", hint: "payment.failed.hint", choices: failures, empty: "plan.choose"))\(Foot(Button(text("payment.do.fail"), .secondary)))").html))
            </section>
            """
    }
}

extension Euro {
    /// As data writes it: `1234.50`.
    fileprivate var written: String { "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)" }
}
