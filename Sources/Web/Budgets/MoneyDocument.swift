import Casework
import Documents
import Language

extension MoneyTable {
    /// For machines: both dates stand in every row, amounts are euros with two places.
    package func csv(in tongue: Tongue = .lv) -> [UInt8] { table(in: tongue, isDated: true).csv(.lines) }

    /// The answer with everything that is needed to read it.
    package func json(in tongue: Tongue = .lv) -> [UInt8] {
        let head: [(String, JSON)] = [
            ("report", .text("money")),
            ("by", .array(request.dimensions.map { .text($0.rawValue) })),
            ("unit_code", unit.map { .text($0.code) } ?? .null),
            ("school_year", request.schoolYear.map { .text("\($0)") } ?? .null),
            ("semester", request.semester.map { .number($0) } ?? .null),
            ("structure_on", .text(structureOn.description)),
            ("known_on", .text(knownOn.description)),
            ("partial", .bool(isPartial)),
            ("total", .object(figures(total).map { ($0.0, JSON(.money(cents: $0.1.cents))) })),
        ]
        let members = head.map { "\(JSON.text($0).text):\($1.text)" }.joined(separator: ",\n")
        let rows = String(decoding: table(in: tongue, isDated: false).json(), as: UTF8.self)
        return Array("{\(members),\n\"rows\":\(rows)}\n".utf8)
    }

    /// For a terminal.
    package func page(in tongue: Tongue) -> String {
        let heading =
            [tongue.text("report.name.money")] + about(in: tongue).map { $0.label + ": " + $0.value.plain() }
        let sums = figures(total).map { "\(tongue.text("budget.\($0.0)")) \(tongue.money(cents: $0.1.cents))" }
        let rows =
            self.rows.isEmpty
            ? tongue.text("budget.money.empty") + "\n"
            : table(in: tongue, isDated: false).terminal(decimalMark: tongue == .lv ? "," : ".")
        return heading.joined(separator: "\n") + "\n\n" + rows + "\n" + tongue.text("word.total") + ": "
            + sums.joined(separator: ", ") + "\n\n" + tongue.text("budget.money.about") + "\n"
    }

    func figures(_ figures: Figures) -> [(String, Euro)] {
        [
            ("allocated", figures.allocated), ("reserved", figures.reserved), ("spent", figures.spent),
            ("claimed", figures.claimed), ("paid", figures.paid),
        ]
    }

    /// The one table that is printed in every form.
    func table(in tongue: Tongue, isDated: Bool) -> Documents.Table {
        var columns: [Documents.Table.Column] = isDated ? [.init("structure_on"), .init("known_on")] : []
        for dimension in request.dimensions {
            switch dimension {
            case .unit:
                columns += [
                    .init("unit_code", title: tongue.text("report.column.unit_code")),
                    .init("unit", title: tongue.text("report.dimension.unit")),
                ]
            case .schoolYear: columns.append(.init("school_year", title: tongue.text("report.dimension.school_year")))
            case .semester:
                columns += [
                    .init("school_year", title: tongue.text("report.dimension.school_year")),
                    .init("semester", title: tongue.text("report.dimension.semester")),
                ]
            case .partner:
                columns += [
                    .init("partner_code", title: tongue.text("budget.partner.code")),
                    .init("partner", title: tongue.text("budget.partner")),
                ]
            case .quarter: columns.append(.init("quarter", title: tongue.text("budget.quarter")))
            case .source:
                columns += [
                    .init("source", title: tongue.text("budget.source.code")),
                    .init("source_name", title: tongue.text("budget.source")),
                ]
            }
        }
        columns += figures(total).map { .init($0.0, title: tongue.text("budget.\($0.0)"), .number) }
        let dates: [Documents.Cell] = isDated ? [.text(structureOn.description), .text(knownOn.description)] : []
        return Documents.Table(
            columns,
            rows: rows.map { row in
                dates + request.dimensions.flatMap { cells(of: row, $0, tongue) }
                    + figures(row.figures).map { .money(cents: $0.1.cents) }
            })
    }

    private func cells(of row: Row, _ dimension: MoneyRequest.Dimension, _ tongue: Tongue) -> [Documents.Cell] {
        switch dimension {
        case .unit: [.text(row.unit?.code ?? ""), .text(row.unit?.name ?? "")]
        case .schoolYear: [.text(row.schoolYear ?? "")]
        case .semester: [.text(row.schoolYear ?? ""), row.semester.map { .whole($0) } ?? .empty]
        case .partner: [.text(row.partner?.code ?? ""), .text(row.partner?.name ?? "")]
        case .quarter: [.text(row.quarter.map { "\($0)" } ?? "")]
        case .source: [.text(row.source ?? ""), .text(name(ofSource: row.source ?? "", in: tongue))]
        }
    }

    /// The name of a source of funding.
    func name(ofSource code: String, in tongue: Tongue) -> String {
        sources.first { $0.code == code }?.name[tongue] ?? code
    }
}
