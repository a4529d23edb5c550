/// A value that both engines store and return unchanged.
///
/// Days travel as `text` (`2026-09-01`), money and instants as `integer`, ciphertext and sort keys as `bytes`.
package enum SQLValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case boolean(Bool)
    case bytes([UInt8])
}

/// A Swift value that knows the one form in which it is bound to a statement.
package protocol SQLConvertible: Sendable {
    var sqlValue: SQLValue { get }
}

/// A Swift value that can be read back from a column.
package protocol SQLDecodable {
    /// - Throws: `DatabaseError.unexpectedColumn` where the column holds something else.
    init(sqlValue: SQLValue) throws
}

extension SQLValue: SQLConvertible {
    package var sqlValue: SQLValue { self }
}

extension Int64: SQLConvertible, SQLDecodable {
    package var sqlValue: SQLValue { .integer(self) }
    package init(sqlValue: SQLValue) throws {
        guard case .integer(let value) = sqlValue else {
            throw DatabaseError.unexpectedColumn("integer, found \(sqlValue.kind)")
        }
        self = value
    }
}

extension Int: SQLConvertible, SQLDecodable {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
    package init(sqlValue: SQLValue) throws { self = Int(try Int64(sqlValue: sqlValue)) }
}

extension Double: SQLConvertible, SQLDecodable {
    package var sqlValue: SQLValue { .real(self) }
    package init(sqlValue: SQLValue) throws {
        switch sqlValue {
        case .real(let value): self = value
        case .integer(let value): self = Double(value)
        case .null, .text, .boolean, .bytes: throw DatabaseError.unexpectedColumn("real, found \(sqlValue.kind)")
        }
    }
}

extension String: SQLConvertible, SQLDecodable {
    package var sqlValue: SQLValue { .text(self) }
    package init(sqlValue: SQLValue) throws {
        guard case .text(let value) = sqlValue else {
            throw DatabaseError.unexpectedColumn("text, found \(sqlValue.kind)")
        }
        self = value
    }
}

extension Bool: SQLConvertible, SQLDecodable {
    package var sqlValue: SQLValue { .boolean(self) }
    package init(sqlValue: SQLValue) throws {
        switch sqlValue {
        case .boolean(let value): self = value
        case .integer(let value) where value == 0 || value == 1: self = value == 1
        case .null, .integer, .real, .text, .bytes:
            throw DatabaseError.unexpectedColumn("boolean, found \(sqlValue.kind)")
        }
    }
}

extension [UInt8]: SQLConvertible, SQLDecodable {
    package var sqlValue: SQLValue { .bytes(self) }
    package init(sqlValue: SQLValue) throws {
        guard case .bytes(let value) = sqlValue else {
            throw DatabaseError.unexpectedColumn("bytes, found \(sqlValue.kind)")
        }
        self = value
    }
}

extension Optional: SQLConvertible where Wrapped: SQLConvertible {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension Optional: SQLDecodable where Wrapped: SQLDecodable {
    package init(sqlValue: SQLValue) throws {
        self = sqlValue == .null ? nil : try Wrapped(sqlValue: sqlValue)
    }
}

extension SQLValue {
    /// The kind of the value for error texts; never the value itself, which may be personal data.
    var kind: String {
        switch self {
        case .null: "null"
        case .integer: "integer"
        case .real: "real"
        case .text: "text"
        case .boolean: "boolean"
        case .bytes: "bytes"
        }
    }
}
