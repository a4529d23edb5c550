import Language

/// Why a viewer may see or do something at a unit: the role that carries it and how the unit lies to it.
package struct Reason: Hashable, Sendable {
    package enum Relation: Hashable, Sendable {
        /// The role is held at the very unit.
        case own
        /// The unit lies below the role's unit.
        case within
        /// The operator of the server.
        case `operator`
    }

    package let relation: Relation
    /// `nil` for the operator only.
    package let role: Role?
    package let unitName: String

    /// The answer to "Why can I see this?".
    package var message: Message {
        guard let role else { return "access.operator" }
        let gaps: [String: Message.Argument] = [
            "role": .message(role.kind.message), "at": .text(role.unitName), "unit": .text(unitName),
        ]
        return switch relation {
        case .own: Message("access.own", gaps)
        case .within: Message("access.within", gaps)
        case .operator: "access.operator"
        }
    }
}

/// Answers about rights, with their reasons.
package struct Access: Sendable {
    let registry: Registry

    /// Why the viewer has one of some rights at a unit; unless others are named, those by which plans are seen.
    /// - Throws: `Rejection.notFound` where the viewer has none.
    package func why(_ viewer: Viewer, _ unit: Unit.ID, _ rights: Right...) async throws(Rejection) -> Reason {
        let rights = rights.isEmpty ? [.readPlan, .readSubmittedPlan, .writePlan] : rights
        return try await registry.read(as: viewer) { tx in
            guard let reason = try tx.reason(for: rights, at: unit) else { throw Rejection.notFound }
            return reason
        }
    }
}

extension Registry {
    package var access: Access { Access(registry: self) }
}
