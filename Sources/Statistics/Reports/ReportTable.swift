import Casework

/// The answer to a request: rows with names and figures, and everything that is needed to read them rightly.
package struct ReportTable: Sendable {
    package enum Cell: Hashable, Sendable {
        case text(String)
        /// A name in both languages.
        case label(Label)
        case gradeGroup(GradeGroup)
        case state(Compensation.State)
        case number(Int)
        /// Whole cents.
        case money(Int)
        /// Cents divided by a number, both of which stand in the row too.
        case average(Int, per: Int)
        /// A part of a whole, both of which stand in the row too.
        case share(Int, of: Int)
        /// Hidden, because few learners stand behind it.
        case suppressed
    }

    package struct Row: Sendable {
        /// Where the row is about one unit.
        package let unit: NamedUnit?
        package let cells: [Cell]
    }

    /// The request with nothing left open: both dates and the level are set.
    package let request: ReportRequest
    package let knownOn: Day
    package let structureOn: Day
    /// The unit that was asked about.
    package let unit: NamedUnit?
    package let columns: [ReportColumn]
    package let rows: [Row]
    /// All rows as one group. It is not the sum of the rows: a learner of two schools counts once.
    package let total: [Counter: Cell]
    /// The figures are about the viewer's part of the country.
    package let isPartial: Bool
    /// Small figures are hidden.
    package let isGuarded: Bool
    /// The units above the asked one that the viewer may ask about, from the state down.
    package let above: [NamedUnit]
    /// The units that a filter can offer, in the order of names.
    package let choices: [NamedUnit]
    /// What a filter can offer of risks.
    package let categories: [CodeBook.Word]
    package let factors: [CodeBook.Word]
    /// … and of kinds of support.
    package let kinds: [CodeBook.Word]

    /// The total's cell of a column; `nil` under names.
    package func total(of column: ReportColumn) -> Cell? {
        switch column {
        case .text: return nil
        case .figure(let counter): return total[counter]
        case .share(let counter, let whole):
            guard case .number(let part) = total[counter], case .number(let whole) = total[whole] else {
                return .suppressed
            }
            return .share(part, of: whole)
        case .average(let average):
            guard case .money(let sum) = total[average.sum], case .number(let number) = total[average.number] else {
                return .suppressed
            }
            return .average(sum, per: number)
        }
    }
}
