import Language
import Storage

/// Accounts, sessions, invitations and roles.
package struct AccountStore: Sendable {
    let registry: Registry

    var rules: AccountRules { registry.accountRules }
}

extension Registry {
    package var accounts: AccountStore { AccountStore(registry: self) }
}

extension Transaction {
    private var accountColumns: SQL {
        """
        SELECT account.id, account.person_id, account.password, account.tongue, account.demo, account.disabled_at
        FROM account
        """
    }

    func account(withEmail index: [UInt8]) throws -> Account? {
        try connection.first("\(accountColumns) WHERE account.email_index = \(index)").map(Account.init(row:))
    }

    func account(of person: Person.ID) throws -> Account? {
        try connection.first("\(accountColumns) WHERE account.person_id = \(person)").map(Account.init(row:))
    }

    func emailIndex(_ email: String) -> [UInt8] { keys.blindIndex("email", email) }

    @discardableResult
    func insertAccount(
        of person: Person.ID, email: EmailAddress, password: String?, tongue: Tongue, isDemo: Bool = false
    ) throws -> Account.ID {
        let id = Account.ID(at: now)
        let sealed = try keys.seal(email.text, table: "account", column: "email", row: id.number)
        try connection.execute(
            """
            INSERT INTO account (id, person_id, email, email_index, password, tongue, demo, recorded_at)
            VALUES (\(id), \(person), \(sealed), \(emailIndex(email.text)), \(password), \(tongue.rawValue), \(isDemo), \(now))
            """)
        try record(JournalEntry(.userCreated, .init("account", id.number)))
        return id
    }

    func email(of account: Account.ID) throws -> EmailAddress {
        guard let row = try connection.first("SELECT email FROM account WHERE id = \(account)") else {
            throw Rejection.notFound
        }
        return EmailAddress(stored: try keys.open(try row[0], table: "account", column: "email", row: account.number))
    }

    func setPassword(_ hash: String, of account: Account.ID) throws {
        try connection.execute("UPDATE account SET password = \(hash) WHERE id = \(account)")
    }

    func setTongue(_ tongue: Tongue, of account: Account.ID) throws {
        try connection.execute("UPDATE account SET tongue = \(tongue.rawValue) WHERE id = \(account)")
    }

    func setDisabled(_ isDisabled: Bool, _ account: Account.ID) throws {
        try connection.execute("UPDATE account SET disabled_at = \(isDisabled ? now : nil) WHERE id = \(account)")
    }

    /// The accounts of the demo with their e-mail addresses.
    func demoAccounts() throws -> [Account] {
        try connection.query(
            """
            \(accountColumns) JOIN person ON person.id = account.person_id WHERE account.demo
            AND account.disabled_at IS NULL ORDER BY account.id
            """
        ).map(Account.init(row:))
    }
}

extension Account {
    init(row: Row) throws {
        guard let tongue = Tongue(rawValue: try row["tongue"]) else { throw Rejection.broken("account.tongue") }
        let disabledAt: Instant? = try row["disabled_at"]
        self.init(
            id: try row["id"], person: try row["person_id"], password: try row["password"], tongue: tongue,
            isDemo: try row["demo"], isDisabled: disabledAt != nil)
    }
}
