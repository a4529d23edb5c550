/// The way back, on inner pages only.
struct PathBack: Part {
    let frame: Frame
    let links: [Link]
    let here: String

    var html: HTML {
        guard !links.isEmpty else { return .empty }
        return """
            <nav class="path" aria-label="\(frame.text("frame.breadcrumb"))">
            <ol>\(each: links, PathBack.step)<li aria-current="page">\(here)</li></ol>
            </nav>
            """
    }

    private static func step(_ link: Link) -> HTML { "<li>\(link)</li>" }
}
