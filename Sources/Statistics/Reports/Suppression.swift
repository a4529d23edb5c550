/// Disclosure control of a table: cells with few learners are hidden, and never one alone among cells that add up
/// to a figure which is published too, because then the difference would tell it.
///
/// This is the simple form: it looks at one table. Differences between tables (two dates, two maps) are not looked at.
struct Suppression {
    /// Fewer learners than this are not shown.
    static let fewest = 5

    /// - Parameters:
    ///   - learners: of each row.
    ///   - margins: for each dimension that can be folded, to which total each row adds.
    /// - Returns: whether each row is hidden.
    static func hidden(learners: [Int], margins: [[Place]]) -> [Bool] {
        var hidden = learners.map { $0 < fewest }
        var changed = true
        while changed {
            changed = false
            for margin in margins {
                for rows in Dictionary(grouping: learners.indices, by: { margin[$0] }).values where rows.count > 1 {
                    guard rows.count(where: { hidden[$0] }) == 1 else { continue }
                    let next = rows.filter { !hidden[$0] }.min { (learners[$0], $0) < (learners[$1], $1) }
                    if let next {
                        hidden[next] = true
                        changed = true
                    }
                }
            }
        }
        return hidden
    }
}
