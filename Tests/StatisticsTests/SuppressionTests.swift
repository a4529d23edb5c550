import Testing

@testable import Statistics

/// Reads printed tables as a curious reader would: tries every assignment of the hidden figures that agrees with all
/// that is printed.
private struct Reader {
    /// Rows that together make a known sum.
    let sums: [(rows: [Int], sum: Int)]
    let hidden: [Int]

    /// Whether a hidden row may be as large as a printed one, for all that the reader can tell.
    func believes(_ row: Int) -> Bool {
        assign([row] + hidden.filter { $0 != row }, sums.map(\.sum), from: Suppression.fewest)
    }

    private func assign(_ rows: [Int], _ left: [Int], from least: Int) -> Bool {
        guard let row = rows.first else { return left.allSatisfy { $0 == 0 } }
        let own = sums.indices.filter { sums[$0].rows.contains(row) }
        let most = own.map { left[$0] }.min() ?? 100
        // The last row of a sum takes what is left of it.
        let last = own.first { sum in !rows.dropFirst().contains { sums[sum].rows.contains($0) } }
        let tries =
            last.map { left[$0] >= least ? left[$0]...left[$0] : 1...0 } ?? (most >= least ? least...most : 1...0)
        for value in tries {
            var rest = left
            for sum in own { rest[sum] -= value }
            if rest.allSatisfy({ $0 >= 0 }), assign(Array(rows.dropFirst()), rest, from: 1) { return true }
        }
        return false
    }
}

@Suite("Hidden figures stay hidden")
struct SuppressionTests {
    private static func tables(_ length: Int, of values: [Int]) -> [[Int]] {
        (0..<length).reduce([[]]) { tables, _ in tables.flatMap { table in values.map { table + [$0] } } }
    }

    @Test("whatever the figures of up to five rows are", arguments: [false, true])
    func plain(withMargins: Bool) {
        for cells in Self.tables(5, of: [0, 1, 3, 4, 5, 11]) {
            let rows = cells.filter { $0 > 0 }
            let total = rows.reduce(0, +)
            // Two columns of a sparse table: rows of the same parity share a margin.
            let margins = [0, 1].map { parity in rows.indices.filter { $0 % 2 == parity } }
            let answer = Suppression(
                learners: rows, total: total,
                blocks: rows.enumerated().map { .init(rows: [$0], learners: $1) }, margins: withMargins ? margins : [])
            check(hidden: answer.rows, rows, answer.total ? [] : [(Array(rows.indices), total)])
        }
    }

    @Test("whatever the risks of the plans in two places are")
    func risks() {
        // Of each place: plans that name only the first risk, only the second, both.
        for cells in Self.tables(6, of: [0, 1, 4, 7]) {
            var (rows, blocks): ([Int], [Suppression.Block]) = ([], [])
            for place in [cells.prefix(3), cells.suffix(3)].map(Array.init) {
                let first = rows.count
                rows += [place[0] + place[2], place[1] + place[2]].filter { $0 > 0 }
                if rows.count > first {
                    blocks.append(.init(rows: Array(first..<rows.count), learners: place.reduce(0, +)))
                }
            }
            let plans = blocks.reduce(0) { $0 + $1.learners }
            let answer = Suppression(learners: rows, total: plans, blocks: blocks, margins: blocks.map(\.rows))
            // Beside a visible row stand all mentions of its place, and all its plans.
            let isLit = blocks.map { block in block.rows.contains { !answer.rows[$0] } }
            let lit = zip(blocks, isLit).filter(\.1).map(\.0)
            var sums = lit.map { block in (block.rows, block.rows.reduce(0) { $0 + rows[$1] }) }
            if !answer.total { sums.append((Array(rows.indices), rows.reduce(0, +))) }
            check(hidden: answer.rows, rows, sums)
            let known = answer.total ? [] : [(Array(blocks.indices), plans)]
            check(hidden: isLit.map(!), blocks.map(\.learners), known)
        }
    }

    private func check(hidden: [Bool], _ rows: [Int], _ sums: [(rows: [Int], sum: Int)]) {
        let unknown = rows.indices.filter { hidden[$0] }
        let left = sums.map { rowsOfSum, sum in
            (rowsOfSum, sum - rowsOfSum.filter { !hidden[$0] }.reduce(0) { $0 + rows[$1] })
        }
        let reader = Reader(sums: left, hidden: unknown)
        for row in unknown where !reader.believes(row) {
            Issue.record("\(rows) with rows \(unknown) hidden tells row \(row)")
        }
        for row in rows.indices where rows[row] < Suppression.fewest && !hidden[row] {
            Issue.record("row \(row) of \(rows) is shown")
        }
    }
}
