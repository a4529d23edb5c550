import Casework
import Documents
import Language
import Statistics

extension ReportTable {
    /// The table for machines: both dates stand in every row, so that rows of several answers can lie in one file.
    package func csv(in tongue: Tongue = .lv) -> [UInt8] {
        let dates: [Documents.Cell] = [.text(structureOn.description), .text(knownOn.description)]
        let names = ["structure_on", "known_on"].map { Documents.Table.Column($0) }
        let table = Documents.Table(
            names + columns.map { Documents.Table.Column($0.name, $0.kind) },
            rows: rows.map { row in dates + row.cells.map { $0.plain(in: tongue) } })
        return table.csv(.lines)
    }

    /// For a terminal: what it is about, the rows, the total and what the figures mean.
    package func page(in tongue: Tongue) -> String {
        let heading =
            [tongue.text(request.report.title)] + about(in: tongue).map { $0.label + ": " + $0.value.plain() }
        let sums = request.report.counters.map { counter in
            "\(tongue.text(counter.title)) \((total[counter] ?? .number(0)).words(in: tongue).plain())"
        }
        var notes = request.report.counters.map { tongue.text(request.report.definition(of: $0)) }
        if isGuarded { notes.append(tongue.text("report.suppressed_hint")) }
        if isPartial { notes.append(tongue.text("report.partial_hint")) }
        let table = rows.isEmpty ? tongue.text("report.empty") + "\n" : terminal(in: tongue)
        return heading.joined(separator: "\n") + "\n\n" + table + "\n" + tongue.text("report.total") + ": "
            + sums.joined(separator: ", ") + "\n\n" + notes.joined(separator: "\n") + "\n"
    }

    private func terminal(in tongue: Tongue) -> String {
        Documents.Table(
            columns.map { Documents.Table.Column($0.name, title: tongue.text($0.title), $0.kind) },
            rows: rows.map { row in row.cells.map { $0.words(in: tongue) } }
        ).terminal(decimalMark: tongue == .lv ? "," : ".")
    }

    /// The answer with everything that is needed to read it, the rows one to a line.
    package func json(in tongue: Tongue = .lv) -> [UInt8] {
        let head: [(String, JSON)] = [
            ("report", .text(request.report.rawValue)),
            ("by", .array(request.dimensions.map { .text($0.rawValue) })),
            ("level", request.level.map { .text($0.rawValue) } ?? .null),
            ("unit_code", unit.map { .text($0.code) } ?? .null),
            ("unit", unit.map { .text($0.name) } ?? .null),
            ("school_year", request.schoolYear.map { .text("\($0)") } ?? .null),
            ("semester", request.semester.map { .number($0) } ?? .null),
            ("category", request.category.map { .text($0) } ?? .null),
            ("factor", request.factor.map { .text($0) } ?? .null),
            ("grade_group", request.gradeGroup.map { .text($0.rawValue) } ?? .null),
            ("kind", request.kind.map { .text($0) } ?? .null),
            ("structure_on", .text(structureOn.description)),
            ("known_on", .text(knownOn.description)),
            ("partial", .bool(isPartial)),
            ("suppressed", .bool(isGuarded)),
            (
                "definitions",
                .object(
                    request.report.counters.map {
                        ($0.rawValue, .text(tongue.text(request.report.definition(of: $0))))
                    })
            ),
            (
                "total",
                .object(
                    request.report.counters.map { ($0.rawValue, JSON((total[$0] ?? .number(0)).plain(in: tongue))) })
            ),
        ]
        let lines = rows.map { row in
            JSON.object(zip(columns, row.cells).map { ($0.name, JSON($1.plain(in: tongue))) }).text
        }
        let members = head.map { "\(JSON.text($0).text):\($1.text)" }.joined(separator: ",\n")
        let list = lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
        return Array("{\(members),\n\"rows\":\(list)}\n".utf8)
    }
}

extension ReportTable.Cell {
    /// For machines: codes and bare numbers; what is suppressed is empty.
    func plain(in tongue: Tongue) -> Documents.Cell {
        switch self {
        case .text(let text): .text(text)
        case .label(let label): .text(label[tongue])
        case .gradeGroup(let group): .text(group.rawValue)
        case .state(let state): .text(state.rawValue)
        case .number(let number): .whole(number)
        case .money(let cents): .money(cents: Int64(cents))
        // The half of a cent rounded up.
        case .average(let sum, let number):
            number > 0 ? .money(cents: Int64((sum * 2 + number) / (2 * number))) : .empty
        // In percent, the half rounded up.
        case .share(let part, let whole): whole > 0 ? .percent((part * 2000 + whole) / (2 * whole), places: 1) : .empty
        case .suppressed: .empty
        }
    }

    /// For people.
    func words(in tongue: Tongue) -> Documents.Cell {
        switch self {
        case .text, .label, .number, .money, .average: plain(in: tongue)
        case .state(let state): .text(tongue.text("compensation.state.\(state.rawValue)"))
        case .share(let part, let whole): .text(tongue.percent(part, of: whole))
        case .gradeGroup(let group): .text(tongue.text(group.title))
        case .suppressed: .text("…")
        }
    }
}

extension ReportColumn {
    var kind: Documents.Table.Column.Kind {
        switch self {
        case .text: .text
        case .figure, .share, .average: .number
        }
    }
}
