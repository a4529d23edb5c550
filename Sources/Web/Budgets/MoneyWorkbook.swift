import Casework
import Documents
import Language

extension MoneyTable {
    /// For accountants: amounts as numbers, under them sums as formulas, above them what they are about.
    package func xlsx(in tongue: Tongue = .lv, at now: Instant) throws(WorkbookError) -> [UInt8] {
        let title = tongue.text("report.name.money")
        var remarks = [tongue.text("budget.money.about")]
        if isPartial { remarks.append(tongue.text("budget.money.partial")) }
        let sheet = Workbook.Sheet(
            name: title, title: title,
            notes: about(in: tongue) + [.init(tongue.text("report.source"), .text(tongue.text("product.name")))],
            table: table(in: tongue, isDated: false),
            total: .sums(label: tongue.text("word.total"), of: Set(figures(total).map(\.0))), remarks: remarks)
        return try Workbook(title: title, sheets: [sheet], createdAt: now.milliseconds / 1000).bytes()
    }

    /// What was asked: the unit, the semesters and both dates.
    func about(in tongue: Tongue) -> [Workbook.Sheet.Note] {
        let about = request.schoolYear.map { "\($0)" } ?? tongue.text("report.date.about_all")
        let term = request.semester.map { ", \(tongue.text("report.filter.semester")) \($0)" } ?? ""
        return [
            .init(tongue.text("report.dimension.unit"), .text(unit?.name ?? tongue.text("report.whole_state"))),
            .init(tongue.text("report.date.about"), .text(about + term)),
            .init(tongue.text("report.date.known_on"), Documents.Cell(knownOn)),
            .init(tongue.text("report.date.structure_on"), Documents.Cell(structureOn)),
        ]
    }
}
