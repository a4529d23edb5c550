import CLibPQ
import Storage

extension DatabaseError {
    /// What PostgreSQL refused. Messages of the classes 22 and 23 quote stored values: only names are taken from them.
    init(_ result: OpaquePointer?) {
        let message = Self.field("M", of: result) ?? ""
        let rule = Self.field("n", of: result) ?? ""
        let state = Self.field("C", of: result) ?? ""
        switch state {
        case "23505", "23P01": self = .alreadyExists(rule)
        case "23503", "23001": self = .missingReference(rule)
        case "23514": self = .checkFailed(rule)
        case "23502":
            let names = [Self.field("t", of: result), Self.field("c", of: result)].compactMap(\.self)
            self = .notNull(names.joined(separator: "."))
        case "40001", "40P01": self = .conflict(message)
        // A change of the schema while we run; the statement is prepared anew when the closure is repeated.
        case "0A000" where message.contains("cached plan"), "26000": self = .conflict(message)
        case "57014", "55P03": self = .timedOut(message)
        case "25006": self = .readOnly(message)
        case "": self = .unavailable("the connection to PostgreSQL is lost")
        default: self.init(state: state, message)
        }
    }

    /// Whether a prepared statement no longer fits the schema, or is gone.
    static func namesStaleStatement(_ result: OpaquePointer?) -> Bool {
        let state = field("C", of: result)
        return state == "26000" || state == "0A000" && (field("M", of: result) ?? "").contains("cached plan")
    }

    private init(state: String, _ message: String) {
        switch state.prefix(2) {
        case "22": self = .checkFailed("a value does not fit its column or place (\(state))")
        case "23": self = .checkFailed("a rule is broken (\(state))")
        case "08", "53", "57", "58",
            "25" where state == "25P03":
            self = .unavailable("PostgreSQL: \(message)")
        default: self = .other(code: state, message: message)
        }
    }

    private static func field(_ code: Unicode.Scalar, of result: OpaquePointer?) -> String? {
        PQresultErrorField(result, Int32(code.value)).map { String(cString: $0) }
    }
}
