/// A chart of bars with direct labels, its definition under the title and its table below. Drawn on the server with
/// attributes alone, because the pages allow no styles of their own.
package struct Bars: Part {
    package struct Bar: Sendable {
        let name: String
        let size: Double
        /// The number as it is printed.
        let text: String

        package init(_ name: String, _ size: Double, _ text: String) {
            self.name = name
            self.size = size
            self.text = text
        }
    }

    let title: String
    let definition: String
    let unit: String
    let bars: [Bar]
    /// The largest number of the scale, equal in small multiples; the largest bar where it is missing.
    let scale: Double?
    let tableTitle: String

    package init(
        title: String, definition: String, unit: String = "", bars: [Bar], scale: Double? = nil, tableTitle: String
    ) {
        self.title = title
        self.definition = definition
        self.unit = unit
        self.bars = bars
        self.scale = scale
        self.tableTitle = tableTitle
    }

    package var html: HTML {
        let measure: HTML = unit.isEmpty ? .empty : " <span class=\"quiet\">\(unit)</span>"
        return """
            <figure class="bars">
            <figcaption><strong>\(title)</strong>\(measure)\
            <span class="definition">\(definition)</span></figcaption>
            <div class="chart" aria-hidden="true">\(each: bars, bar)</div>
            \(Fold(tableTitle, table.html))
            </figure>
            """
    }

    private var table: Table<Bar> {
        Table(
            caption: title, hidesCaption: true,
            columns: [.init(title) { "\($0.name)" }, .init(unit, .number) { "\($0.text)" }], rows: bars)
    }

    /// Name and number are text beside the drawing, so that they wrap and grow with the reader's letters.
    private func bar(_ bar: Bar) -> HTML {
        let largest = max(scale ?? bars.map(\.size).max() ?? 0, .leastNonzeroMagnitude)
        let width = Int((max(0, min(bar.size / largest, 1)) * 1000).rounded())
        return """
            <div class="bar-row"><span class="bar-name">\(bar.name)</span>\
            <svg viewBox="0 0 1000 16" preserveAspectRatio="none" focusable="false">\
            <rect class="track" x="0" y="0" width="1000" height="16"/><rect class="fill" x="0" y="0" width="\(width)" height="16"/>\
            </svg><span class="bar-number">\(bar.text)</span></div>
            """
    }
}
