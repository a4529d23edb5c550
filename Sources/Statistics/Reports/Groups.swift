/// Rows put in the order of their groups by counting, which is linear.
struct Groups {
    /// Group `g` holds `rows[starts[g]..<starts[g + 1]]`.
    private let rows: [Int32]
    private let starts: [Int]

    /// - Parameters:
    ///   - codes: the group of each entry.
    ///   - rows: what is entered there; a row may be entered in several groups.
    ///   - count: of the groups.
    init(_ codes: [Int32], rows: [Int32], count: Int) {
        var starts = [Int](repeating: 0, count: count + 1)
        for code in codes { starts[Int(code) + 1] += 1 }
        for group in 0..<count { starts[group + 1] += starts[group] }
        var next = starts
        var ordered = [Int32](repeating: 0, count: rows.count)
        for (code, row) in zip(codes, rows) {
            ordered[next[Int(code)]] = row
            next[Int(code)] += 1
        }
        self.rows = ordered
        self.starts = starts
    }

    /// The groups that are not empty.
    var filled: some Sequence<(code: Int, rows: ArraySlice<Int32>)> {
        (0..<starts.count - 1).lazy.filter { starts[$0] < starts[$0 + 1] }.map { code in
            (code: code, rows: rows[starts[code]..<starts[code + 1]])
        }
    }
}
