import Language

extension AccountStore {
    /// Who asks with this token, with the roles that they hold right now; `nil` when the session is over.
    /// Nothing is remembered between two requests, so that an ended right is gone at the next one.
    package func signedIn(token: SecretToken, trace: Trace) async throws(Rejection) -> SignedIn? {
        let rules = rules
        let found = try await registry.read(as: .visitor(trace)) { tx -> (OpenSession, [Role])? in
            guard let open = try tx.openSession(token) else { return nil }
            return (open, try tx.roles(of: open.person))
        }
        guard let (open, roles) = found else { return nil }
        let now = registry.clock.now
        guard !open.session.isOver(now, by: rules) else {
            try await expire(open, trace: trace)
            return nil
        }
        try await markSeen(open.session, at: now, trace: trace)
        let trace = Trace(request: trace.request, session: SecretToken.mark(of: token.hash), address: trace.address)
        let acting = roles.first { $0.id == open.actingRole } ?? roles.first
        return SignedIn(
            viewer: Viewer(
                person: open.person, roles: roles, actingRole: acting, purpose: acting.purpose, trace: trace),
            name: open.name, tongue: open.tongue, session: open.session,
            endsAt: min(
                now.advanced(bySeconds: rules.idle), open.session.startedAt.advanced(bySeconds: rules.absolute)),
            isConfirmed: now < open.session.confirmedAt.advanced(bySeconds: rules.confirmed), isDemo: open.isDemo)
    }

    /// The first request after the time was up ends the session for good and leaves its row (AUD-10).
    private func expire(_ open: OpenSession, trace: Trace) async throws(Rejection) {
        try await registry.write(as: .visitor(trace, person: open.person)) { tx in
            guard try tx.endSession(open.session.id, of: open.account) else { return }
            try tx.record(JournalEntry(.sessionExpired, .init("session", open.session.id.number)))
        }
    }

    /// At most once a minute: a write for every page would be dear, and a minute is no matter.
    private func markSeen(_ session: Session, at now: Instant, trace: Trace) async throws(Rejection) {
        guard now >= session.seenAt.advanced(bySeconds: 60) else { return }
        do { try await registry.write(as: .visitor(trace)) { tx in try tx.markSeen(session.id) } } catch {
            // The page can be shown all the same; a busy database only makes the session look a little older.
            guard error == .unavailable else { throw error }
        }
    }

    /// The viewer's own sessions that still run.
    package func sessions(as viewer: Viewer) async throws(Rejection) -> [Session] {
        let rules = rules
        return try await registry.read(as: viewer) { tx in
            try tx.sessions(of: tx.ownAccount().id).filter { !$0.isOver(tx.now, by: rules) }
        }
    }

    /// Ends one of the viewer's own sessions.
    package func endSession(_ id: Session.ID, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let account = try tx.ownAccount()
            guard try tx.endSession(id, of: account.id) else { throw Rejection.notFound }
            try tx.record(JournalEntry(.sessionEnded, .init("session", id.number)))
        }
    }

    /// Ends all of the viewer's own sessions, this one too.
    package func endAllSessions(as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            let account = try tx.ownAccount()
            try tx.endSessions(of: account.id)
            try tx.record(JournalEntry(.sessionEnded, .init("account", account.id.number)))
        }
    }

    /// The viewer goes on in another of their roles, with a new token (SEC-43).
    package func act(in role: Role.ID, token: SecretToken, as viewer: Viewer) async throws(Rejection) -> SecretToken {
        try await registry.write(as: viewer) { tx in
            guard let open = try tx.openSession(token), open.person == viewer.person,
                let next = try tx.roles(of: open.person).first(where: { $0.id == role })
            else { throw Rejection.notFound }
            let new = SecretToken()
            try tx.endSession(token)
            // The working day goes on: a change of role must not lengthen it.
            try tx.insertSession(
                new, of: open.account, startedAt: open.session.startedAt, confirmedAt: open.session.confirmedAt,
                actingRole: role)
            let before = viewer.actingRole
            try tx.record(
                JournalEntry(
                    .roleSwitched, .init("session", open.session.id.number),
                    changes: [
                        .init("role", from: before?.kind.rawValue, to: next.kind.rawValue),
                        .init("unit", from: before?.unit.description, to: next.unit.description),
                    ]))
            return new
        }
    }

    /// The address with which the viewer signs in.
    package func email(as viewer: Viewer) async throws(Rejection) -> EmailAddress {
        try await registry.read(as: viewer) { tx in try tx.email(of: tx.ownAccount().id) }
    }

    /// The language in which the viewer's pages come.
    package func setTongue(_ tongue: Tongue, as viewer: Viewer) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in try tx.setTongue(tongue, of: tx.ownAccount().id) }
    }
}

extension Role? {
    /// What a holder of the role most likely came for; pages that know better say so.
    var purpose: Purpose {
        switch self?.kind {
        case .planAuthor, .homeroomTeacher: Purpose(.preparePlan)
        case .specialist: Purpose(.deliverService)
        case .institutionHead, .municipalityCoordinator, .ikvdExpert: Purpose(.approve)
        case .institutionCoordinator, .vetCoordinator, .regionalCoordinator, .accountant, .analyst: Purpose(.monitor)
        case .administrator: Purpose(.technicalSupport)
        case nil: Purpose(.other)
        }
    }
}
