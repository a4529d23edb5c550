import Language

extension AccountStore {
    /// What taking a list in would do. Nothing is changed.
    /// - Throws: `.invalid` at `rows` with every row that is wrong.
    package func preview(
        _ rows: [StaffRow], at unit: Unit.ID, by viewer: Viewer
    ) async throws(Rejection) -> [StaffEntry] {
        try await registry.read(as: viewer) { tx in try tx.entries(of: rows, at: unit) }
    }

    /// Attaches the roles of all rows from today, or none of them; gives a one-time link for each who cannot sign in yet.
    package func takeIn(
        _ rows: [StaffRow], at unit: Unit.ID, by viewer: Viewer
    ) async throws(Rejection) -> [StaffEntry] {
        let rules = rules
        return try await registry.write(as: viewer) { tx in
            let expiresAt = tx.now.advanced(bySeconds: rules.invitation)
            return try tx.entries(of: rows, at: unit).map { entry in
                let guest = entry.guest
                let person = try entry.person ?? tx.find(guest)
                for role in entry.roles { try tx.attach(role, at: unit, Period(tx.today), to: person) }
                guard entry.standing != .signsIn else { return entry }
                var entry = entry
                entry.link = try tx.insertInvitation(
                    of: person, email: guest.email, tongue: guest.tongue, expiresAt: expiresAt)
                entry.expiresAt = expiresAt
                return entry
            }
        }
    }
}

extension Transaction {
    /// The people of a list, in its order, each once.
    fileprivate func entries(of rows: [StaffRow], at unit: Unit.ID) throws -> [StaffEntry] {
        guard !rows.isEmpty, rows.count <= StaffRow.limit else {
            throw Rejection.invalid("rows", Message("person.import.count", ["most": .number(StaffRow.limit)]))
        }
        try checkGrant(Role.Kind.allCases.filter { kind in rows.contains { $0.role == kind } }, at: unit, Period(today))
        var problems: [Problem] = []
        var codes: [PersonalCode] = []
        var groups: [PersonalCode: [StaffRow]] = [:]
        var owners: [String: PersonalCode] = [:]
        for row in rows {
            let guest = row.guest
            if groups[guest.code] == nil { codes.append(guest.code) }
            groups[guest.code, default: []].append(row)
            if owners[guest.email.text, default: guest.code] != guest.code {
                problems.append(StaffRow.problem(row.number, "email", "person.import.email_twice"))
            }
            owners[guest.email.text] = owners[guest.email.text] ?? guest.code
        }
        var entries: [StaffEntry] = []
        for code in codes {
            guard let group = groups[code], let first = group.first else { continue }
            for row in group.dropFirst() where !row.guest.isLike(first.guest) {
                problems.append(StaffRow.problem(row.number, "code", "person.import.unlike"))
            }
            do {
                entries.append(try entry(of: group.map(\.role), for: first.guest))
            } catch Rejection.invalid(let found) {
                problems += found.map { StaffRow.problem(first.number, $0.field ?? "code", $0.message) }
            }
        }
        guard problems.isEmpty else { throw Rejection.invalid(problems) }
        return entries
    }

    private func entry(of roles: [Role.Kind], for guest: Guest) throws -> StaffEntry {
        var seen: Set<Role.Kind> = []
        let roles = roles.filter { seen.insert($0).inserted }
        let known = try person(withCode: guest.code) == nil ? nil : find(guest)
        guard known == nil || known != viewer.person else { throw Rejection.invalid("code", "account.grant.self") }
        if let known, try account(of: known) != nil {
            return StaffEntry(guest: guest, roles: roles, standing: .signsIn, person: known)
        }
        // A link lets in with all roles, so it is given only by someone who could grant them all.
        if let known, try !standingRoles(of: known).isEmpty, try !mayVouch(for: known) {
            throw Rejection.invalid("code", "account.invite.elsewhere")
        }
        guard try account(withEmail: emailIndex(guest.email.text)) == nil else {
            throw Rejection.invalid("email", "account.email.taken")
        }
        return StaffEntry(guest: guest, roles: roles, standing: known == nil ? .new : .known, person: known)
    }
}

extension Guest {
    /// Whether two rows with one code tell of the same person.
    fileprivate func isLike(_ other: Guest) -> Bool {
        SearchKey.folded(name.full) == SearchKey.folded(other.name.full) && email.text == other.email.text
    }
}
