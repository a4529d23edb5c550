import Casework
import Documents
import Language
import Statistics

extension ReportTable {
    /// For a spreadsheet program: the rows as numbers, above them what they are about, under them what they mean.
    package func xlsx(in tongue: Tongue = .lv, at now: Instant) throws(WorkbookError) -> [UInt8] {
        let title = tongue.text(request.report.title)
        var remarks = [tongue.text("report.total_hint")]
        remarks += request.report.counters.map {
            tongue.text($0.title) + ": " + tongue.text(request.report.definition(of: $0))
        }
        if isGuarded { remarks.append(tongue.text("report.suppressed_hint")) }
        if isPartial { remarks.append(tongue.text("report.partial_hint")) }
        let sheet = Workbook.Sheet(
            name: title, title: title,
            notes: about(in: tongue) + [.init(tongue.text("report.source"), .text(tongue.text("product.name")))],
            table: Documents.Table(
                columns.map { Documents.Table.Column($0.name, title: tongue.text($0.title), $0.kind) },
                rows: rows.map { row in row.cells.map { $0.spreadsheet(in: tongue) } }),
            total: rows.isEmpty ? nil : .values(totals(in: tongue)), remarks: remarks)
        return try Workbook(title: title, sheets: [sheet], createdAt: now.milliseconds / 1000).bytes()
    }

    /// What was asked: the unit, the semesters, what the plans are narrowed to, and both dates.
    func about(in tongue: Tongue) -> [Workbook.Sheet.Note] {
        let about = request.schoolYear.map { "\($0)" } ?? tongue.text("report.date.about_all")
        let term = request.semester.map { ", \(tongue.text("report.filter.semester")) \($0)" } ?? ""
        let filters = [
            ("category", request.category), ("factor", request.factor),
            ("grade_group", request.gradeGroup.map { tongue.text($0.title) }), ("kind", request.kind),
        ]
        let narrowed = filters.compactMap { field, value in
            value.map { Workbook.Sheet.Note(tongue.text("report.dimension.\(field)", [:]), .text($0)) }
        }
        return [
            .init(tongue.text("report.dimension.unit"), .text(unit?.name ?? tongue.text("report.whole_state"))),
            .init(tongue.text("report.date.about"), .text(about + term)),
        ] + narrowed + [
            .init(tongue.text("report.date.known_on"), Documents.Cell(knownOn)),
            .init(tongue.text("report.date.structure_on"), Documents.Cell(structureOn)),
        ]
    }

    /// The total is no sum of the rows, so it stands there as it was counted.
    private func totals(in tongue: Tongue) -> [Documents.Cell] {
        columns.enumerated().map { index, column in
            let total = total(of: column)?.spreadsheet(in: tongue)
            return total ?? (index == 0 ? .text(tongue.text("report.total")) : .empty)
        }
    }
}

extension ReportTable.Cell {
    /// Numbers for calculating, names for people; what is suppressed shows that it is.
    fileprivate func spreadsheet(in tongue: Tongue) -> Documents.Cell {
        switch self {
        case .text, .label, .number, .share, .money, .average: plain(in: tongue)
        case .gradeGroup, .state, .suppressed: words(in: tongue)
        }
    }
}

extension Documents.Cell {
    init(_ day: Day) {
        let parts = day.parts
        self = CivilDay(year: parts.year, month: parts.month, day: parts.day).map { .day($0) } ?? .text("\(day)")
    }
}
