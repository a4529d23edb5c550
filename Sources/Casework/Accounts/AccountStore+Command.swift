import Language

extension AccountStore {
    /// The holder of an account with the roles of today, for a command that the operator runs as somebody else sees it.
    /// - Throws: `.notFound` where nobody has this address, or the account is closed.
    package func viewer(_ email: EmailAddress, as viewer: Viewer) async throws(Rejection) -> Viewer {
        guard viewer.isOperator else { throw .notFound }
        return try await registry.read(as: viewer) { tx in
            guard let account = try tx.account(withEmail: tx.emailIndex(email.text)), !account.isDisabled else {
                throw Rejection.notFound
            }
            return Viewer(
                person: account.person, roles: try tx.roles(of: account.person), purpose: Purpose(.monitor),
                trace: viewer.trace)
        }
    }
}
