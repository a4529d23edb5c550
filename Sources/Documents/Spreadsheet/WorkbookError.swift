/// Why a workbook was not written.
package enum WorkbookError: Error, Hashable, Sendable {
    /// The format ends at 1,048,576 rows and 16,384 columns.
    case tooLarge(sheet: String, rows: Int, columns: Int)
    /// A sum of a column is beyond what a spreadsheet keeps to the last digit.
    case sumTooLarge(sheet: String, column: String)
    /// What the library or the system said, for the log.
    case notWritten(String)
}
