/// What is wrong in a CSV file, and in which row, counted as spreadsheet programs count: headings are row 1.
package struct CSVFault: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case notUTF8
        case quoteNotClosed
        /// A quote stands inside an unquoted field, or text follows a closing quote.
        case strayQuote
        case wrongFieldCount(expected: Int, found: Int)
        case missingColumn(String)
        case repeatedColumn(String)
        case noRows
    }

    package let row: Int
    package let reason: Reason
}
