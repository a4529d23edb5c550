/// SQL text whose interpolations are bound, never spliced.
///
/// ```swift
/// try connection.query("SELECT id FROM learner WHERE \(scope) AND born_on < \(day)")
/// ```
/// A value becomes a parameter, another `SQL` becomes part of the text, `list:` becomes `?, ?, ?`.
package struct SQL: Sendable, Hashable, ExpressibleByStringInterpolation {
    package enum Part: Sendable, Hashable {
        case text(String)
        case value(SQLValue)
    }

    package private(set) var parts: [Part]

    package init(stringLiteral text: String) { parts = [.text(text)] }
    package init(stringInterpolation: Interpolation) { parts = stringInterpolation.parts }

    package struct Interpolation: StringInterpolationProtocol {
        var parts: [Part] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(interpolationCount * 2 + 1)
        }

        package mutating func appendLiteral(_ text: String) { parts.append(.text(text)) }
        package mutating func appendInterpolation(_ value: some SQLConvertible) { parts.append(.value(value.sqlValue)) }
        /// Optionals are bound as NULL; without this overload the compiler would warn of each of them.
        package mutating func appendInterpolation<Value: SQLConvertible>(_ value: Value?) {
            parts.append(.value(value.sqlValue))
        }
        package mutating func appendInterpolation(_ fragment: SQL) { parts += fragment.parts }
        /// For `IN (…)`. An empty list becomes `NULL`, which no value equals.
        package mutating func appendInterpolation(list values: [some SQLConvertible]) {
            if values.isEmpty { parts.append(.text("NULL")) }
            for (index, value) in values.enumerated() {
                if index > 0 { parts.append(.text(", ")) }
                parts.append(.value(value.sqlValue))
            }
        }
    }

    package static func + (left: SQL, right: SQL) -> SQL {
        var joined = left
        joined.parts += right.parts
        return joined
    }

    /// The statement for an engine, with `placeholder(1)`, `placeholder(2)` … in place of the bound values.
    package func rendered(placeholder: (Int) -> String) -> (text: String, values: [SQLValue]) {
        var text = ""
        var values: [SQLValue] = []
        for part in parts {
            switch part {
            case .text(let literal): text += literal
            case .value(let value):
                values.append(value)
                text += placeholder(values.count)
            }
        }
        return (text, values)
    }
}

extension Sequence<SQL> {
    /// Fragments in a row, as for `WHERE a AND b`; an empty sequence becomes an empty fragment.
    package func joined(separator: SQL) -> SQL {
        var result: SQL = ""
        for (index, fragment) in enumerated() {
            if index > 0 { result = result + separator }
            result = result + fragment
        }
        return result
    }
}
