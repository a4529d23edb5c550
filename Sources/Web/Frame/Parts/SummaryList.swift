/// What is known of one thing: names and values, each with a way to change it (UI-03).
package struct SummaryList: Part {
    package struct Row: Sendable {
        let name: String
        let value: HTML
        let change: Link?
        /// Said after the link's text to those who do not see the row: *Change* **birth date of …**
        let context: String

        package init(_ name: String, _ value: HTML, change: Link? = nil, context: String = "") {
            self.name = name
            self.value = value
            self.change = change
            self.context = context
        }

        /// A value that is missing is a link to enter it (UI-04).
        package init(_ name: String, missing link: Link) { self.init(name, link.html) }
    }

    let rows: [Row]

    package init(_ rows: [Row]) { self.rows = rows }

    package var html: HTML { "<dl class=\"summary\">\(each: rows, row)</dl>" }

    private func row(_ row: Row) -> HTML {
        "<div><dt>\(row.name)</dt><dd>\(row.value)</dd>\(row.change.map { change($0, row) })</div>"
    }

    private func change(_ link: Link, _ row: Row) -> HTML {
        let context = row.context.isEmpty ? row.name : row.context
        return """
            <dd class="change"><a href="\(link.address)">\(link.text)<span class="unseen"> – \(context)</span></a></dd>
            """
    }
}
