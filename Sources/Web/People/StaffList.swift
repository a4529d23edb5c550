import Casework
import Language

/// A pasted list of staff: a person and a role in each line, parted by semicolons or, from a spreadsheet, by tabs.
struct StaffList {
    private let lines: [(number: Int, cells: [String])]
    private let roles: [Role.Kind]
    private let tongue: Tongue

    /// - Parameter roles: those that may be given.
    init(_ text: String, roles: [Role.Kind], tongue: Tongue) {
        self.roles = roles
        self.tongue = tongue
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
            .filter { !$0.element.trimmed.isEmpty }
            .map { index, line in
                let cells = line.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == "\t" }
                return (index + 1, cells.map(\.trimmed))
            }
    }

    /// - Throws: `Rejection.invalid` at `rows` with everything that is wrong, each by row and field.
    func rows() throws(Rejection) -> [StaffRow] {
        guard (1...StaffRow.limit).contains(lines.count) else {
            throw .invalid("rows", Message("person.import.count", ["most": .number(StaffRow.limit)]))
        }
        var problems: [Problem] = []
        var rows: [StaffRow] = []
        for (number, cells) in lines {
            guard cells.count == 5 else {
                let message = Message("person.import.cells", ["cells": .number(cells.count)])
                problems.append(StaffRow.problem(number, "row", message))
                continue
            }
            var reading = Reading(
                SentForm([
                    ("given_name", cells[0]), ("surname", cells[1]), ("code", cells[2]), ("email", cells[3]),
                ]))
            let guest = reading.guest(tongue: tongue)
            let role = role(named: cells[4])
            if role == nil { reading.reject("role", "person.import.role") }
            problems += reading.problems.map { StaffRow.problem(number, $0.field ?? "row", $0.message) }
            if let guest, let role { rows.append(StaffRow(number: number, guest: guest, role: role)) }
        }
        guard problems.isEmpty else { throw .invalid(problems) }
        return rows
    }

    /// By its name in either language, with or without marks, or by its code.
    private func role(named name: String) -> Role.Kind? {
        let wanted = SearchKey.folded(name)
        return roles.first { kind in
            kind.rawValue == wanted
                || Tongue.allCases.contains { SearchKey.folded(kind.message.text(in: $0)) == wanted }
        }
    }
}
