import Storage

extension ReferenceTable {
    static let programmes = ReferenceTable(
        name: "programme", table: "programme",
        columns: ["id", "code", "name_lv", "name_en", "valid_from", "valid_to", "strict_revision", "budget_control"],
        same: { "code = \(try $0["code"])" },
        values: {
            try [$0.number("id"), $0["code"].sqlValue] + $0.names() + $0.validity() + [
                .boolean($0.flag("strict_revision")), .boolean($0.flag("budget_control")),
            ]
        })

    /// Who pays which share of a programme.
    static func programmeSources(programmes: [String: Programme.ID]) -> ReferenceTable {
        let programme: @Sendable (ReferenceSheet.Line) throws -> Programme.ID = { line in
            guard let id = programmes[try line["programme"]] else { throw line.malformed("programme") }
            return id
        }
        return ReferenceTable(
            name: "programme_source", table: "programme_source",
            columns: ["programme_id", "source", "share", "remainder", "position", "valid_from", "valid_to"],
            same: { "programme_id = \(try programme($0)) AND source = \(try $0["source"])" },
            values: {
                try [
                    programme($0).sqlValue, $0["source"].sqlValue, $0.number("share"), .boolean($0.flag("remainder")),
                    $0.number("position"),
                ] + $0.validity()
            })
    }

    /// Grades overlap in time without replacing one another, so each line is a rule of its own.
    static func targetGroups(programmes: [String: Programme.ID]) -> ReferenceTable {
        let programme: @Sendable (ReferenceSheet.Line) throws -> Programme.ID = { line in
            guard let id = programmes[try line["programme"]] else { throw line.malformed("programme") }
            return id
        }
        return ReferenceTable(
            name: "target_group", table: "target_group",
            columns: ["programme_id", "stage", "grade_from", "grade_to", "valid_from", "valid_to"],
            same: {
                let stage: Stage = try $0.code("stage")
                return
                    "programme_id = \(try programme($0)) AND stage = \(stage.rawValue) AND grade_from = \(try $0.number("grade_from"))"
            },
            values: {
                let stage: Stage = try $0.code("stage")
                return try [
                    programme($0).sqlValue, stage.rawValue.sqlValue, $0.number("grade_from"), $0.number("grade_to"),
                ] + $0.validity()
            })
    }
}
