extension Transaction {
    /// The viewer's account.
    func ownAccount() throws -> Account {
        guard let person = viewer.person, let account = try account(of: person) else { throw Rejection.notFound }
        return account
    }

    /// The same transaction in the name of another viewer, for what is journaled once it is known who acts.
    func with(_ viewer: Viewer) -> Transaction {
        Transaction(connection: connection, viewer: viewer, now: now, keys: keys)
    }
}
