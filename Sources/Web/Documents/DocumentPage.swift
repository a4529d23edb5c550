import Casework
import Language

/// What is known about a piece of evidence; the file itself is only ever saved, never shown inside the program.
struct DocumentPage: Page {
    let frame: Frame
    let document: Document

    var title: String { document.name }
    var width: PageWidth { .text }

    var body: HTML {
        """
        \(SummaryList([
            .init(text("document.type"), "\(text("document.type.\(document.mediaType)"))"),
            .init(text("document.size"), "\(text("document.kilobytes", ["count": .number((document.size + 1023) / 1024)]))"),
            .init(text("document.recorded"), "\(document.recordedBy), \(frame.moment(document.recordedAt))"),
            .init(text("document.hash"), "<code class=\"hash\">\(hash)</code>"),
        ]))
        \(note)
        <p class="actions"><a class="button primary" href="\(Address.documentFile(document.id))">\(text("document.download"))</a></p>
        """
    }

    private var note: HTML {
        switch document.mediaType {
        case .signedContainer: "<p class=\"note\">\(text("document.container_note"))</p>"
        case .jpeg, .png, .pdf: .empty
        }
    }

    private var hash: String {
        document.sha256.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
