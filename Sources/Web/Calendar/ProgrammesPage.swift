import Casework
import Language

/// Every programme with the rule by which changes of its plans are approved.
struct ProgrammesPage: Page {
    let frame: Frame
    let programmes: [Programme]

    var title: String { text("programme.list") }

    var body: HTML {
        let (frame, page) = (frame, self)
        return Table(
            caption: title, hidesCaption: true,
            columns: [
                .init(text("programme.name")) { "\($0.name[frame.tongue])" },
                .init(text("programme.period")) { "\(page.period($0.period))" },
                .init(text("programme.revision")) { "\(page.rule($0))" },
            ], rows: programmes
        ).html
    }

    private func period(_ period: Period) -> String {
        "\(frame.day(period.from))–\(period.through.map { frame.day($0) } ?? "")"
    }

    private func rule(_ programme: Programme) -> HTML {
        let (holds, other) = programme.strictRevision ? ("strict", "lenient") : ("lenient", "strict")
        return """
            <p>\(text("programme.revision.\(holds)"))</p>
            \(Form(frame: frame, action: Address.programmeRevisionRule(programme.id), """
                <input type="hidden" name="strict" value="\(programme.strictRevision ? "0" : "1")">
                \(Button(text("programme.act.\(other)"), .plain))
                """))
            """
    }
}
