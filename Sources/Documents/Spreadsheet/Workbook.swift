/// Sheets for a spreadsheet program: numbers and dates are real ones that can be summed and sorted, and a text is never
/// a formula. The same workbook always gives the same bytes.
package struct Workbook: Equatable, Sendable {
    /// Shown by programs as the document's own title.
    package let title: String
    package let sheets: [Sheet]
    /// Stands in the file as the time when it was made: seconds since 1970-01-01 UTC.
    package let createdAt: Int64

    package init(title: String, sheets: [Sheet], createdAt: Int64) {
        self.title = title
        self.sheets = sheets
        self.createdAt = createdAt
    }
}

extension Workbook {
    /// From the top: the title, notes, an empty row, the table under its frozen headings, totals, remarks.
    package struct Sheet: Equatable, Sendable {
        /// What the table is about, such as a date or a programme.
        package struct Note: Hashable, Sendable {
            package let label: String
            package let value: Cell

            package init(_ label: String, _ value: Cell) {
                self.label = label
                self.value = value
            }
        }

        package enum Total: Hashable, Sendable {
            /// Formulas under the columns with these names, so that a row that somebody adds or corrects counts; the
            /// label stands in the first column unless that is summed itself.
            case sums(label: String, of: Set<String>)
            /// Known values, where the rows cannot be added up: somebody in two rows is one person.
            case values([Cell])
        }

        /// On the tab. Spreadsheet programs take 31 letters and not all signs; a name is made to fit.
        package let name: String
        package let title: String?
        package let notes: [Note]
        package let table: Table
        package let total: Total?
        /// Sentences under the table.
        package let remarks: [String]

        package init(
            name: String, title: String? = nil, notes: [Note] = [], table: Table, total: Total? = nil,
            remarks: [String] = []
        ) {
            self.name = name
            self.title = title
            self.notes = notes
            self.table = table
            self.total = total
            self.remarks = remarks
        }
    }
}
