import Casework
import Language

/// What is wrong with the form, on top of the page, each with a link to its field and in the field's own words (UI-07).
struct ErrorSummary: Part {
    let frame: Frame
    let problems: [Problem]

    var html: HTML {
        guard !problems.isEmpty else { return .empty }
        return """
            <div class="problems" role="alert" tabindex="-1" data-focus>
            <h2>\(frame.text("error.summary.title"))</h2>
            <ul>\(each: problems, item)</ul>
            </div>
            """
    }

    private func item(_ problem: Problem) -> HTML {
        guard let field = problem.field else { return "<li>\(frame.text(problem.message))</li>" }
        return "<li><a href=\"#\(field)\">\(frame.text(problem.message))</a></li>"
    }
}
