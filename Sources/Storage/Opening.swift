/// What a program means to do with the database that it opens.
package enum Opening: Sendable, Equatable {
    /// Beside whoever writes.
    case reading
    /// While nobody writes, in this program or any other.
    case readingAtRest
    /// A database that is there.
    case writing
    /// Also one that has not been begun. A file that is gone although its key or lock lies there is not begun anew.
    case creating

    package var isReadOnly: Bool {
        switch self {
        case .reading, .readingAtRest: true
        case .writing, .creating: false
        }
    }
}
