import Casework
import HTTPTypes
import Language

/// What a visitor reads when something went wrong.
struct TroublePage: Page {
    let frame: Frame
    let trouble: Trouble

    var title: String { text(trouble.title) }
    var width: PageWidth { .text }

    var body: HTML {
        """
        <p class="lead">\(text(trouble.text))</p>
        \(reasons)
        <p><a href="\(Address.home())">\(text("layout.home"))</a></p>
        \(reference)
        """
    }

    private var reasons: HTML {
        guard !trouble.problems.isEmpty else { return .empty }
        return "<ul>\(each: trouble.problems.map { text($0.message) }, TroublePage.reason)</ul>"
    }

    private var reference: HTML {
        guard trouble.status.code >= 500 else { return .empty }
        return "<p class=\"quiet\">\(text("error.reference", ["reference": .text(frame.requestID)]))</p>"
    }

    private static func reason(_ text: String) -> HTML { "<li>\(text)</li>" }
}
