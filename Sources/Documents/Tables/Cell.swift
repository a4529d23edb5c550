/// One value of a table.
package enum Cell: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case text(String)
    case whole(Int)
    /// A number in units of its last place: `.decimal(125, places: 1)` is 12.5.
    case decimal(Int, places: Int)
    /// A share in percent, in units of its last place: `.percent(125, places: 1)` is 12.5 %.
    case percent(Int, places: Int)
    case day(CivilDay)
    case empty

    package init(stringLiteral text: String) { self = .text(text) }
    package init(integerLiteral number: Int) { self = .whole(number) }

    /// Whole cents as euros.
    package static func money(cents: Int64) -> Cell { .decimal(Int(cents), places: 2) }

    /// A measured value, rounded to so many places; empty where there is no number.
    package static func rounded(_ value: Double, places: Int) -> Cell {
        let scale = (0..<places).reduce(1.0) { scale, _ in scale * 10 }
        guard let units = Int(exactly: (value * scale).rounded()) else { return .empty }
        return .decimal(units, places: places)
    }

    /// The cell without quoting or colouring; numbers have no groups.
    package func plain(decimalMark: Character = ".") -> String {
        switch self {
        case .text(let text): return text
        case .whole(let number): return String(number)
        case .day(let day): return day.description
        case .empty: return ""
        case .decimal(let units, let places), .percent(let units, let places):
            guard places > 0 else { return String(units) }
            let digits = String(units.magnitude)
            let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
            return "\(units < 0 ? "-" : "")\(padded.dropLast(places))\(decimalMark)\(padded.suffix(places))"
        }
    }
}
