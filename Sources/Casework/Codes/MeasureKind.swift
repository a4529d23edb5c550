import Storage

/// A kind of support measure, such as a teacher's consultations or catering.
package struct MeasureKind: Hashable, Sendable {
    package enum Nature: String, CaseIterable, Sendable {
        case advisory
        case economic
        case participation
    }

    /// In what the measure is planned: hours at a rate, or a sum of money.
    package enum Unit: String, CaseIterable, Sendable {
        case hour
        case eur
    }

    package let code: String
    package let name: Label
    package let nature: Nature
    package let unit: Unit
    /// A teacher's consultation names the subject.
    package let needsSubject: Bool
    package let period: Period
}

extension MeasureKind {
    init(_ row: Row) throws {
        code = try row["code"]
        name = try Label(row)
        nature = try row.code("nature")
        unit = try row.code("unit")
        needsSubject = try row["needs_subject"]
        period = try Period(row)
    }
}

extension Row {
    /// A column that holds the raw value of one of our enums.
    func code<Code: RawRepresentable<String>>(_ column: String, as type: Code.Type = Code.self) throws -> Code {
        let text: String = try self[column]
        guard let code = Code(rawValue: text) else {
            throw DatabaseError.unexpectedColumn("\(column): an unknown code")
        }
        return code
    }
}
