import Language

/// The document around a page's body.
extension Page {
    var document: HTML {
        """
        <!doctype html>
        <html lang="\(frame.tongue.rawValue)">
        <head>
        <meta charset="utf-8">
        <title>\(problems.isEmpty ? "" : text("error.prefix"))\(title) – Balsts</title>
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <link rel="stylesheet" href="\(PublicFile.style.address)">
        <link rel="icon" type="image/svg+xml" href="\(PublicFile.mark.address)">
        <script src="\(PublicFile.script.address)" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">\(text("frame.skip_to_content"))</a>
        \(TopBar(frame: frame))
        \(PathBack(frame: frame, links: path, here: title))
        <main id="main" class="page \(width.rawValue)" tabindex="-1">
        \(frame.done.map { Notice(frame: frame, message: $0.message, undo: undo) })
        \(ErrorSummary(frame: frame, problems: problems))
        \(heading)
        \(columns)
        </main>
        \(Keys(frame: frame))
        \(SessionEnd(frame: frame))
        </body>
        </html>
        """
    }

    private var columns: HTML {
        guard let aside else { return body }
        return """
            <div class="columns">
            <div class="work">
            \(body)
            </div>
            <aside class="aside" aria-label="\(text("layout.aside"))">
            \(aside)
            </aside>
            </div>
            """
    }
}
