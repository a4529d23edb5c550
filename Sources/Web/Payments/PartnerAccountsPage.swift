import Casework
import Language

/// Where a partner's money is paid, and where it was paid before.
struct PartnerAccountsPage: Page {
    let frame: Frame
    let accounts: PaymentStore.Accounts
    var form: SentForm = .empty
    var problems: [Problem] = []

    private var code: String { accounts.partner.code }

    var title: String { text("payment.accounts.of", ["partner": .text(accounts.partner.name)]) }
    var path: [Link] { [Link(text("claim.list"), Address.claims())] }

    var body: HTML { "\(table)\(accounts.mayRecord ? entry : .empty)" }

    private var table: HTML {
        guard !accounts.accounts.isEmpty else { return EmptyState(text("payment.accounts.none")).html }
        let (frame, current, shown) = (frame, accounts.current, accounts.mayRecord)
        return Table<PartnerAccount>(
            caption: title, hidesCaption: true,
            columns: [
                .init(text("payment.iban"), .code) { "\(shown ? $0.iban : "… \($0.ibanEnd)")" },
                .init(text("payment.holder")) { "\($0.holder)" },
                .init(text("payment.bic"), .code) { "\($0.bic ?? "")" },
                .init(text("payment.valid_from"), .code) { "\(frame.day($0.validFrom))" },
                .init(text("claim.recorded_by")) {
                    "\($0.recordedByName ?? frame.text("journal.operator", [:])), \(frame.moment($0.recordedAt))"
                },
                .init(text("payment.holds")) { $0.id == current ? "\(frame.text("payment.holds.now", [:]))" : .empty },
            ], rows: accounts.accounts
        ).html
    }

    private var entry: HTML {
        let usual = form.names.isEmpty ? SentForm([("valid_from", frame.day(frame.now.day))]) : form
        let fields = Fields(frame: frame, form: usual, problems: problems)
        return """
            <section class="section" aria-labelledby="new"><h2 id="new">\(text("payment.account.new"))</h2>
            \(Form(frame: frame, action: Address.partnerAccounts(code), """
                \(fields.hidden("receipt", "\(frame.receipt)"))
                \(fields.text("holder", label: "payment.holder", autocomplete: "off"))
                \(fields.text("iban", label: "payment.iban", hint: "payment.iban.hint", autocomplete: "off"))
                \(fields.text("bic", label: "payment.bic", isOptional: true, width: .word, autocomplete: "off"))
                \(fields.day("valid_from", label: "payment.valid_from"))
                \(Foot(Button(text("payment.do.account"))))
                """))
            </section>
            """
    }
}
