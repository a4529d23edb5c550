import Casework
import Language
import Statistics

extension ReportPage {
    /// A form that asks by its address, so that a report can be kept and passed on as a link.
    var filters: HTML {
        let fields = Fields(frame: frame, form: filled, problems: problems)
        let form: HTML = """
            <form class="filter" method="get" action="\(Address.report(report.rawValue))">
            \(fields.checkboxes("by", label: "report.filter.by", choices: report.dimensions.map {
                Choice($0.rawValue, text($0.title))
            }))
            \(unit(fields))
            \(fields.select("level", label: "report.filter.level", choices: Casework.Unit.Level.allCases.map {
                Choice($0.rawValue, text("unit.level.\($0.rawValue)"))
            }, empty: "report.filter.level_usual"))
            \(fields.select("year", label: "report.filter.year", choices: years.map { Choice("\($0)", "\($0)") }, empty: "word.all"))
            \(fields.select("semester", label: "report.filter.semester", choices: ["1", "2"].map { Choice($0, $0) }, empty: "word.all"))
            \(code(fields, "kind", table?.kinds))
            \(code(fields, "category", table?.categories))
            \(code(fields, "factor", table?.factors))
            \(fields.select("grade_group", label: "report.dimension.grade_group", choices: GradeGroup.allCases.map {
                Choice($0.rawValue, text($0.title))
            }, empty: "word.all"))
            \(fields.day("known_on", label: "report.date.known_on", isOptional: true))
            \(fields.day("structure_on", label: "report.date.structure_on", isOptional: true))
            \(Button(text("report.filter.show")))
            </form>
            """
        return Fold(text("action.filter"), isOpen: !problems.isEmpty || table == nil, form).html
    }

    /// What was asked for with what was left open filled in, so that the form says what the page shows.
    private var filled: SentForm {
        guard let table else { return form }
        let fields = form.names.filter { $0 != "by" }.flatMap { name in form.list(name).map { (name, $0) } }
        return SentForm(fields + table.request.dimensions.map { ("by", $0.rawValue) })
    }

    private func code(_ fields: Fields, _ name: String, _ words: [CodeBook.Word]?) -> HTML {
        guard let words else {
            return fields.text(name, label: Message("report.column.\(name)_code"), isOptional: true, width: .word)
        }
        return fields.select(
            name, label: Message("report.dimension.\(name)"),
            choices: words.map { Choice($0.code, $0.name[frame.tongue]) },
            empty: "word.all")
    }

    private func unit(_ fields: Fields) -> HTML {
        guard let table else { return fields.text("unit", label: "report.filter.unit", isOptional: true, width: .word) }
        let known = Set((table.above + table.choices).map(\.code))
        let own = table.unit.map { known.contains($0.code) ? [] : [$0] } ?? []
        return fields.select(
            "unit", label: "report.dimension.unit",
            choices: (table.above + own + table.choices).map { Choice($0.code, $0.name) }, empty: "word.all")
    }
}
