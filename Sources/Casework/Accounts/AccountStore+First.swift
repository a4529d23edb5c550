import Language

extension AccountStore {
    /// A one-time code for the first administrator. There is no default account (SEC-37).
    /// - Throws: `Rejection.conflict` where an administrator can sign in already.
    package func bootstrap() async throws(Rejection) -> SecretToken {
        let rules = rules
        return try await registry.write(as: .operator) { tx in
            guard try tx.administrators() == 0 else { throw Rejection.conflict("account.bootstrap.done") }
            _ = try tx.stateUnit()
            return try tx.insertBootstrap(expiresAt: tx.now.advanced(bySeconds: rules.invitation))
        }
    }

    /// Uses the one-time code up: keeps the first administrator, opens their account and signs them in.
    package func openFirst(
        _ token: SecretToken, guest: Guest, password: String, trace: Trace
    ) async throws(Rejection) -> SecretToken {
        try await admitAtDoor(trace)
        let isOpen = try await registry.read(as: .visitor(trace)) { tx in try tx.isOpenBootstrap(token) }
        guard isOpen else { throw .invalid("token", "account.bootstrap.wrong") }
        try check(password, of: guest.name, email: guest.email, units: [])
        let hash = try await registry.passwords.hash(password)
        return try await registry.write(as: .visitor(trace)) { tx in
            guard try tx.administrators() == 0, try tx.useInvitation(token) else {
                throw Rejection.invalid("token", "account.bootstrap.wrong")
            }
            if let address = trace.address { try tx.takeBackGuess(.door(address)) }
            let person = try tx.establish(
                guest, password: hash, roles: [(.administrator, tx.stateUnit(), Period(tx.today))])
            guard let account = try tx.account(of: person) else { throw Rejection.notFound }
            return try tx.with(.visitor(trace, person: person)).open(account.id)
        }
    }

    /// Somebody with a password that is known from the start: the people of the demo and of tests.
    package struct Establishment: Sendable {
        package let guest: Guest
        package let roles: [(kind: Role.Kind, unit: Unit.ID, period: Period)]

        package init(_ guest: Guest, _ roles: [(kind: Role.Kind, unit: Unit.ID, period: Period)]) {
            self.guest = guest
            self.roles = roles
        }
    }

    /// Opens accounts for all of them with one password, hashed once and not judged.
    package func establish(
        _ people: [Establishment], password: String, isDemo: Bool = false
    ) async throws(Rejection) -> [Person.ID] {
        let hash = try await registry.passwords.hash(password)
        return try await registry.write(as: .operator) { tx in
            try people.map { try tx.establish($0.guest, password: hash, roles: $0.roles, isDemo: isDemo) }
        }
    }

    /// The accounts among which a visitor of the demo chooses.
    package func demo() async throws(Rejection) -> [DemoAccount] {
        try await registry.read(as: .operator) { tx in
            try tx.demoAccounts().map { account in
                DemoAccount(
                    email: try tx.email(of: account.id), name: try tx.person(account.person).name,
                    roles: try tx.roles(of: account.person))
            }
        }
    }
}

extension AccountStore {
    /// Signs in to an account of the demo by a choice, without a password. Other accounts do not exist here.
    package func enterDemo(
        as email: String, replacing old: SecretToken? = nil, trace: Trace
    ) async throws(Rejection) -> SecretToken {
        try await admitAtDoor(trace)
        return try await registry.write(as: .visitor(trace)) { tx in
            let found = try tx.account(withEmail: tx.emailIndex(EmailAddress.normalised(email)))
            guard let account = found, account.isDemo, account.isOpen else { throw Rejection.notFound }
            if let address = trace.address { try tx.takeBackGuess(.door(address)) }
            if let old { try tx.endSession(old) }
            return try tx.with(.visitor(trace, person: account.person)).open(account.id)
        }
    }
}

/// An account that the demo shows at the door.
package struct DemoAccount: Sendable {
    package let email: EmailAddress
    package let name: PersonName
    package let roles: [Role]
}

extension Transaction {
    fileprivate func establish(
        _ guest: Guest, password: String, roles: [(kind: Role.Kind, unit: Unit.ID, period: Period)],
        isDemo: Bool = false
    ) throws -> Person.ID {
        let person = try person(withCode: guest.code)?.id ?? insertPerson(NewPerson(name: guest.name, code: guest.code))
        if try account(of: person) == nil {
            try insertAccount(of: person, email: guest.email, password: password, tongue: guest.tongue, isDemo: isDemo)
        }
        for role in roles { try attach(role.kind, at: role.unit, role.period, to: person) }
        return person
    }
}
