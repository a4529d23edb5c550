/// Disclosure control of a table: rows with few learners are hidden, and as many beside them that no hidden row can be
/// calculated or bounded below `fewest` from what is printed.
///
/// Whoever knows a total subtracts the visible rows from it; the rest is spread over the hidden rows, each of which holds
/// at least one learner. So the rest without one for each other hidden row must not be small. Plans, mentions and
/// plan-semesters of a row are never fewer than its learners: what is safe for learners is safe for them.
///
/// It looks at one table. Differences between tables (two dates, two maps, two filters) are not looked at.
struct Suppression {
    /// Fewer learners than this are not shown.
    static let fewest = 5

    /// For each row whether it is hidden.
    let rows: [Bool]
    /// Whether the figures of all rows together are hidden.
    let total: Bool

    /// Rows of one block print the same figures of the block beside their own, such as all plans beside the plans
    /// with one risk; where rows have no such figures, each is a block of its own.
    struct Block {
        let rows: [Int]
        let learners: Int
    }

    /// - Parameters:
    ///   - learners: of each row.
    ///   - blocks: all rows, each in one block.
    ///   - margins: groups of rows that add up to a figure which stands in this table or can be asked for.
    init(learners: [Int], total: Int, blocks: [Block], margins: [[Int]]) {
        var hidden = learners.map { $0 < Self.fewest }
        var changed = true
        while changed {
            let before = hidden
            for group in margins where group.count > 1 { Self.protect(group, learners, &hidden) }
            while let block = Self.blockToHide(blocks, learners, hidden) {
                for row in block.rows { hidden[row] = true }
            }
            changed = hidden != before
        }
        rows = hidden
        let visible = blocks.contains { $0.rows.contains { !hidden[$0] } }
        self.total = total < Self.fewest || (!visible && !Self.areSafe(blocks, learners))
    }

    /// Hides the smallest visible rows of a group until the rest of its total gives no row away.
    private static func protect(_ group: [Int], _ learners: [Int], _ hidden: inout [Bool]) {
        var gone = group.filter { hidden[$0] }
        guard !gone.isEmpty, gone.count < group.count else { return }
        var visible = group.filter { !hidden[$0] }.sorted { (learners[$0], $0) > (learners[$1], $1) }
        while gone.count == 1 || !isSafe(gone.map { learners[$0] }), let next = visible.popLast() {
            hidden[next] = true
            gone.append(next)
        }
    }

    /// Blocks without a visible row are known only through the total; the next one that must join them.
    private static func blockToHide(_ blocks: [Block], _ learners: [Int], _ hidden: [Bool]) -> Block? {
        let dark = blocks.filter { $0.rows.allSatisfy { hidden[$0] } }
        guard !areSafe(dark, learners) else { return nil }
        return blocks.filter { block in block.rows.contains { !hidden[$0] } }.min { $0.learners < $1.learners }
    }

    private static func areSafe(_ dark: [Block], _ learners: [Int]) -> Bool {
        isSafe(dark.map(\.learners)) && isSafe(dark.flatMap(\.rows).map { learners[$0] })
    }

    /// Whether a sum that everybody knows leaves each of the hidden figures possibly as large as one that is shown.
    private static func isSafe(_ hidden: [Int]) -> Bool {
        hidden.isEmpty || hidden.reduce(0, +) - (hidden.count - 1) >= fewest
    }
}
