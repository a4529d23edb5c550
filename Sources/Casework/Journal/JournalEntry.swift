/// What is to be written into the journal about one thing that happened.
package struct JournalEntry: Sendable {
    /// Names after the OWASP logging vocabulary where it has one.
    package enum Action: String, CaseIterable, Sendable {
        case signedIn = "authn_login_success"
        case signInFailed = "authn_login_fail"
        case signedOut = "authn_logout"
        case sessionEnded = "session_ended"
        case sessionExpired = "session_expired"
        case roleSwitched = "session_role_change"
        case limited = "excess_rate_limit_exceeded"
        case passwordChanged = "authn_password_change"
        case refused = "authz_fail"
        case read = "sensitive_read"
        case listed = "sensitive_list"
        case unmasked = "sensitive_unmask"
        case created = "sensitive_create"
        case updated = "sensitive_update"
        case withdrawn = "sensitive_withdraw"
        case submitted = "plan_submit"
        case approved = "plan_approve"
        case returned = "plan_return"
        case revised = "plan_revise"
        case suspended = "plan_suspend"
        case resumed = "plan_resume"
        case started = "plan_start"
        case voided = "plan_void"
        case evaluated = "plan_evaluate"
        case completed = "plan_complete"
        case delivered = "plan_deliver"
        case deliveryWithdrawn = "plan_deliver_withdraw"
        case deliveryConfirmed = "plan_deliver_confirm"
        case deliveryAffirmed = "plan_deliver_affirm"
        case printed = "sensitive_print"
        case exported = "sensitive_export"
        case userCreated = "user_created"
        case roleGranted = "privilege_granted"
        case roleEnded = "privilege_revoked"
        case unitChanged = "unit_changed"
        case programmeChanged = "programme_changed"
        case journalRead = "audit_read"
        case systemStarted = "sys_startup"
    }

    /// The thing, by the name of its table and its key.
    package struct Object: Hashable, Sendable {
        package let kind: String
        package let id: Int64?

        package init(_ kind: String, _ id: Int64? = nil) {
            self.kind = kind
            self.id = id
        }
    }

    /// A field's value before and after; for special-category text only that it changed.
    package struct Change: Hashable, Sendable, Codable {
        package let field: String
        package let from: String?
        package let to: String?

        package init(_ field: String, from: String?, to: String?) {
            self.field = field
            self.from = from
            self.to = to
        }

        /// For texts that the journal must not hold.
        package static func concealed(_ field: String) -> Change { Change(field, from: "•", to: "•") }

        /// The mark of a look at which texts of special categories were shown (domain specification 3.3).
        package static let special = Change("special", from: nil, to: nil)
    }

    package let action: Action
    package let object: Object
    /// Every learner whose record was touched.
    package let learners: [Learner.ID]
    package let changes: [Change]
    /// `false` when the thing was tried and refused.
    package let succeeded: Bool

    package init(
        _ action: Action, _ object: Object, learners: [Learner.ID] = [], changes: [Change] = [], succeeded: Bool = true
    ) {
        self.action = action
        self.object = object
        self.learners = learners
        self.changes = changes
        self.succeeded = succeeded
    }
}
