import Language
import Storage

/// Why an operation was refused. Nothing was changed.
package enum Rejection: Error, Equatable, Sendable {
    /// It does not exist, or the viewer has no business with it: the answer is the same.
    case notFound
    /// The viewer sees the thing but may not do this with it; the text says who can.
    case notAllowed(Message)
    /// The input breaks rules; one problem for each field, in the order of the form.
    case invalid([Problem])
    /// The thing is in a state that forbids it, or it exists already.
    case conflict([Problem])
    /// Somebody else changed the thing since the viewer opened it.
    case stale
    /// Too many attempts; may be tried again after so many seconds.
    case tooMany(seconds: Int)
    /// The database is busy, full or away; nothing or an unknown outcome is stored, the same form may be sent again.
    case unavailable
    /// A defect of the program; the text is for the log, never for people.
    case broken(String)

    package static func invalid(_ field: String, _ message: Message) -> Rejection {
        .invalid([Problem(field, message)])
    }
    package static func conflict(_ message: Message) -> Rejection { .conflict([Problem(nil, message)]) }
}

/// One thing that is wrong, where, and what to do about it.
package struct Problem: Hashable, Sendable {
    /// The name of the field in the form, such as `measures.2.ends_on`; `nil` for the whole.
    package let field: String?
    package let message: Message

    package init(_ field: String?, _ message: Message) {
        self.field = field
        self.message = message
    }
}

extension Rejection {
    /// Any error of a transaction as a refusal.
    package init(_ error: any Error) {
        switch error {
        case let rejection as Rejection: self = rejection
        case DatabaseError.conflict, DatabaseError.unavailable, DatabaseError.outcomeUnknown, DatabaseError.timedOut:
            self = .unavailable
        default: self = .broken("\(error)")
        }
    }
}
