import Language
import Storage

/// A question about money: by what, about what, as known on which day, told on the map of which day.
package struct MoneyRequest: Hashable, Sendable {
    /// By what the rows differ.
    package enum Dimension: String, CaseIterable, Sendable {
        case unit
        case schoolYear = "school_year"
        case semester
        case source
        /// In whose books the money stands, whatever the map.
        case partner
        /// In which it moved.
        case quarter
    }

    package var dimensions: [Dimension]
    /// Of the rows' units; municipalities and the state's own institutions unless said otherwise.
    package var level: Unit.Level?
    /// The code of a unit: only what lies in it.
    package var unit: String?
    package var schoolYear: SchoolYear?
    /// 1 or 2.
    package var semester: Int?
    /// The end of this day in Latvia; `nil` is today.
    package var knownOn: Day?
    /// `nil` is today.
    package var structureOn: Day?

    package init(by dimensions: [Dimension] = [.unit, .semester]) { self.dimensions = dimensions }

    /// The fields of a form or of a command line.
    package static let fields = ["by", "level", "unit", "year", "semester", "known_on", "structure_on"]

    /// Reads a request. Nothing that cannot be understood is left out silently.
    /// - Throws: `.invalid` with a problem at each field.
    package init(_ fields: [String: String]) throws(Rejection) {
        var problems: [Problem] = []
        func value<Value>(_ field: String, _ problem: String, _ read: (String) -> Value?) -> Value? {
            guard let text = fields[field], !text.isEmpty else { return nil }
            if let value = read(text) { return value }
            problems.append(Problem(field, Message(problem, ["text": .text(String(text.prefix(40)))])))
            return nil
        }
        var found: [Dimension] = []
        var named: Unit.Level?
        for word in (fields["by"] ?? "unit,semester").split(separator: ",").map({ String($0) }) where !word.isEmpty {
            let level = Unit.Level(rawValue: word)
            let dimension = level.map { _ in .unit } ?? (word == "year" ? .schoolYear : Dimension(rawValue: word))
            guard let dimension, !found.contains(dimension) else {
                let key = dimension == nil ? "report.problem.unknown_dimension" : "report.problem.dimension_twice"
                let choices = Dimension.allCases.map(\.rawValue).joined(separator: ", ")
                let gaps: [String: Message.Argument] = [
                    "text": .text(String(word.prefix(40))), "choices": .text(choices),
                ]
                problems.append(Problem("by", Message(key, gaps)))
                continue
            }
            found.append(dimension)
            named = named ?? level
        }
        // A semester is shown with its school year anyway.
        dimensions = found.filter { $0 != .schoolYear || !found.contains(.semester) }
        level = value("level", "report.problem.unknown_level") { Unit.Level(rawValue: $0) } ?? named
        unit = fields["unit"].flatMap { $0.isEmpty ? nil : $0 }
        schoolYear = value("year", "report.problem.unknown_year") { SchoolYear($0) }
        semester = value("semester", "report.problem.unknown_semester") { ["1": 1, "2": 2][$0] }
        knownOn = value("known_on", "report.problem.unknown_day") { Day($0) }
        structureOn = value("structure_on", "report.problem.unknown_day") { Day($0) }
        guard problems.isEmpty else { throw .invalid(problems) }
    }
}

/// The answer: what was allocated, is reserved, was spent, and of that claimed and paid.
package struct MoneyTable: Sendable {
    package struct Figures: Hashable, Sendable {
        package fileprivate(set) var allocated = Euro.zero
        package fileprivate(set) var reserved = Euro.zero
        package fileprivate(set) var spent = Euro.zero
        /// Asked for by partners, and paid to them.
        package fileprivate(set) var claimed = Euro.zero
        package fileprivate(set) var paid = Euro.zero
    }

    package struct Row: Sendable {
        package let unit: NamedUnit?
        package let schoolYear: String?
        package let semester: Int?
        /// A code of the list `funding_source`.
        package let source: String?
        package let partner: NamedUnit?
        package let quarter: Quarter?
        package let figures: Figures
    }

    package let request: MoneyRequest
    package let knownOn: Day
    package let structureOn: Day
    /// The unit that was asked about.
    package let unit: NamedUnit?
    package let rows: [Row]
    package let total: Figures
    /// The figures are about the viewer's part of the country.
    package let isPartial: Bool
    /// The names of the sources.
    package let sources: [CodeItem]
}

extension MoneyTable.Figures {
    mutating func add(_ amount: Euro, _ account: LedgerAccount) {
        switch account {
        case .allocated: allocated = allocated - amount
        case .reserved: reserved = reserved + amount
        case .spent: spent = spent + amount
        // What is free follows from the other three.
        case .free: return
        }
    }

    mutating func add(_ amount: Euro, _ account: ClaimAccount) {
        switch account {
        case .claimed: claimed = claimed + amount
        case .paid: paid = paid + amount
        // Between the two; the report tells what was asked for and what came.
        case .certified: return
        }
    }
}
