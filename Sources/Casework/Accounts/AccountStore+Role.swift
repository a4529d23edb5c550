import Language

extension AccountStore {
    /// Gives a further role to somebody who works in the viewer's reach and can sign in.
    package func grant(
        _ kind: Role.Kind, at unit: Unit.ID, _ period: Period, to person: Person.ID, by viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            try tx.checkGrant([kind], at: unit, period)
            guard person != viewer.person else { throw Rejection.notAllowed("account.grant.self") }
            guard try tx.isStaffInReach(person) else { throw Rejection.notFound }
            // Before the account is open, its link is in somebody's hands; `invite` replaces it.
            guard try tx.account(of: person) != nil else { throw Rejection.conflict("account.grant.not_opened") }
            try tx.attach(kind, at: unit, period, to: person)
        }
    }

    /// Ends a role after its last day, or at once; the very next request is without it (SEC-50).
    package func endRole(_ id: Role.ID, lastDay: Day? = nil, by viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            guard let role = try tx.role(id), let holder = try tx.holder(of: id),
                try tx.mayGrant(role.kind, at: role.unit)
            else { throw Rejection.notFound }
            guard holder != viewer.person else { throw Rejection.notAllowed("account.grant.self") }
            if let through = role.period.through {
                guard through >= tx.today else { throw Rejection.conflict("account.role.ended") }
                // Ending must not lengthen: for that the role is granted again, by who may, with a row of its own.
                if let lastDay, lastDay > through {
                    throw Rejection.invalid("last_day", Message("account.role.ends_earlier", ["day": .day(through)]))
                }
            }
            if let lastDay, lastDay < max(tx.today, role.period.from) {
                throw Rejection.invalid("last_day", "account.role.last_day")
            }
            try tx.endRole(id, lastDay: lastDay)
            if role.kind == .administrator, try tx.administrators() == 0 {
                throw Rejection.conflict("account.role.last_administrator")
            }
            try tx.record(
                JournalEntry(
                    .roleEnded, .init("role_assignment", id.number),
                    changes: [
                        .init("valid_to", from: role.period.through?.description, to: (lastDay ?? tx.today).description)
                    ]), at: role.unit, by: [.managePeople])
        }
    }

    /// Says that a role entered by hand was checked: the person works there, under this name and code.
    package func verifyRole(_ id: Role.ID, by viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            guard let role = try tx.role(id), let holder = try tx.holder(of: id),
                try tx.mayGrant(role.kind, at: role.unit)
            else { throw Rejection.notFound }
            guard holder != viewer.person else { throw Rejection.notAllowed("account.grant.self") }
            guard !role.isVerified else { return }
            try tx.markVerified(id)
            try tx.record(
                JournalEntry(
                    .updated, .init("role_assignment", id.number),
                    changes: [.init("verified", from: "false", to: "true")]))
        }
    }

    /// Closes the way in and ends all sessions at once, or opens it again. Roles stay as they are.
    package func setDisabled(_ isDisabled: Bool, _ person: Person.ID, by viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            guard person != viewer.person else { throw Rejection.notAllowed("account.grant.self") }
            guard try tx.mayVouch(for: person), let account = try tx.account(of: person) else {
                throw Rejection.notFound
            }
            try tx.setDisabled(isDisabled, account.id)
            if isDisabled { try tx.endSessions(of: account.id) }
            let change = JournalEntry.Change("disabled", from: "\(account.isDisabled)", to: "\(isDisabled)")
            try tx.record(JournalEntry(.updated, .init("account", account.id.number), changes: [change]))
        }
    }
}

extension Transaction {
    /// Whether the viewer may give these roles at this unit, and whether they can be held there.
    func checkGrant(_ kinds: [Role.Kind], at unit: Unit.ID, _ period: Period) throws {
        guard !kinds.isEmpty else { throw Rejection.invalid("role", "account.invite.no_role") }
        let allowed = try kinds.filter { try mayGrant($0, at: unit) }
        if allowed.isEmpty, try reason(for: .readStaff, at: unit) == nil { throw Rejection.notFound }
        for kind in kinds where !allowed.contains(kind) {
            throw Rejection.notAllowed(Message("account.grant.not_allowed", ["role": .message(kind.message)]))
        }
        let level = try level(of: unit)
        for kind in kinds where !kind.levels.contains(level) {
            throw Rejection.invalid("role", Message("account.grant.level", ["role": .message(kind.message)]))
        }
        if let through = period.through, through < max(period.from, today) {
            throw Rejection.invalid("valid_to", "account.role.last_day")
        }
    }

    func attach(_ kind: Role.Kind, at unit: Unit.ID, _ period: Period, to person: Person.ID) throws {
        let id = try insertRole(kind, at: unit, period, of: person)
        try record(
            JournalEntry(
                .roleGranted, .init("role_assignment", id.number),
                changes: [
                    .init("person", from: nil, to: "\(person)"), .init("role", from: nil, to: kind.rawValue),
                    .init("unit", from: nil, to: "\(unit)"),
                    .init("valid_from", from: nil, to: period.from.description),
                    .init("valid_to", from: nil, to: period.through?.description),
                ]), at: unit, by: [.managePeople])
        try recognise(person)
    }
}
