/// A row as it was read.
package struct CSVRow: Hashable, Sendable {
    /// As spreadsheet programs count, from 1.
    package let number: Int
    package let fields: [String]
}
