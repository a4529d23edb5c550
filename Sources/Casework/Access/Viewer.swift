import Storage

/// Who looks or acts: a person with the roles of today, the purpose of this visit, and the request that it came with.
///
/// Made afresh for every request from the rows of the database, so that a right that ended is gone at once.
package struct Viewer: Sendable {
    /// `nil` for the program itself (commands of the operator on the server's own machine).
    package let person: Person.ID?
    package let roles: [Role]
    /// The role in which the viewer acts, written into the journal.
    package let actingRole: Role?
    package let purpose: Purpose
    package let trace: Trace
    /// The operator of the server sees every unit; anybody else without a person sees none.
    package let isOperator: Bool

    package init(person: Person.ID?, roles: [Role], actingRole: Role? = nil, purpose: Purpose, trace: Trace) {
        self.init(
            person: person, roles: roles, actingRole: actingRole, purpose: purpose, trace: trace, isOperator: false)
    }

    private init(
        person: Person.ID?, roles: [Role], actingRole: Role?, purpose: Purpose, trace: Trace, isOperator: Bool
    ) {
        self.isOperator = isOperator
        self.person = person
        self.roles = roles
        self.actingRole = actingRole ?? roles.first
        self.purpose = purpose
        self.trace = trace
    }

    /// The operator at the command line of the server: sees every unit, named in the journal as `operator`.
    package static let `operator` = Viewer(
        person: nil, roles: [], actingRole: nil, purpose: Purpose(.technicalSupport), trace: Trace(request: "command"),
        isOperator: true)

    /// Somebody at the door who has not said yet who they are, or a person before their roles are known.
    static func visitor(_ trace: Trace, person: Person.ID? = nil) -> Viewer {
        Viewer(person: person, roles: [], purpose: Purpose(.other), trace: trace)
    }

    /// The same viewer on another errand.
    package func with(purpose: Purpose) -> Viewer {
        Viewer(
            person: person, roles: roles, actingRole: actingRole, purpose: purpose, trace: trace, isOperator: isOperator
        )
    }

    /// The roles of today that carry a right, whatever the unit; empty means that no page for it needs to be offered.
    package func roles(for right: Right) -> [Role] { roles.filter { right.roles.contains($0.kind) } }
}

/// The request in which something was done, for the journal.
package struct Trace: Sendable, Hashable {
    package let request: String
    /// SHA-256 of the session's identifier, shortened; never the identifier.
    package let session: String?
    package let address: String?

    package init(request: String, session: String? = nil, address: String? = nil) {
        self.request = request
        self.session = session
        self.address = address
    }
}

/// Why a record is opened (trust statement on purpose logging); preselected from the way one came.
package struct Purpose: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable {
        case preparePlan = "prepare_plan"
        case deliverService = "deliver_service"
        case approve
        case monitor
        case answerFamily = "answer_family"
        case technicalSupport = "technical_support"
        case other
    }

    package let kind: Kind
    /// Only with `other`.
    package let text: String?

    package init(_ kind: Kind, text: String? = nil) {
        self.kind = kind
        self.text = text
    }
}
