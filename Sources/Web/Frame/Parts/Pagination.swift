import Language

/// The pages of a long list; sorting and filters stay in the address (UI-15).
package struct Pagination: Part {
    let frame: Frame
    let page: Int
    let pages: Int

    package init(frame: Frame, page: Int, pages: Int) {
        self.frame = frame
        self.page = page
        self.pages = pages
    }

    package var html: HTML {
        guard pages > 1 else { return .empty }
        return """
            <nav class="pagination" aria-label="\(frame.text("frame.pagination"))">
            \(step("layout.pages.previous", to: page - 1, rel: "prev"))
            <span>\(frame.text("frame.page_of", ["page": .number(page), "pages": .number(pages)]))</span>
            \(step("layout.pages.next", to: page + 1, rel: "next"))
            </nav>
            """
    }

    private func step(_ key: String, to target: Int, rel: String) -> HTML {
        let text = frame.text(key)
        guard (1...pages).contains(target) else { return "<span class=\"quiet\" aria-hidden=\"true\">\(text)</span>" }
        return "<a rel=\"\(rel)\" href=\"\(frame.address.with("page", target))\">\(text)</a>"
    }
}

/// Applied filters, each of which can be taken away (UI-16).
package struct FilterChips: Part {
    let frame: Frame
    let filters: [Link]
    let clear: Address

    /// - Parameter filters: the filter in words, and the address without it.
    package init(frame: Frame, filters: [Link], clear: Address) {
        self.frame = frame
        self.filters = filters
        self.clear = clear
    }

    package var html: HTML {
        guard !filters.isEmpty else { return .empty }
        return """
            <ul class="filters" aria-label="\(frame.text("layout.filters"))">\(each: filters, filter)\
            <li><a class="clear" href="\(clear)">\(frame.text("action.clear_filters"))</a></li></ul>
            """
    }

    private func filter(_ filter: Link) -> HTML {
        """
        <li><a href="\(filter.address)"><span class="unseen">\(frame.text("action.remove")) </span>\(filter.text) \
        <span aria-hidden="true">×</span></a></li>
        """
    }
}
