import Storage

extension ReferenceTable {
    static let riskCategories = ReferenceTable(
        name: "risk_category", table: "risk_category",
        columns: ["code", "name_lv", "name_en", "position", "valid_from", "valid_to"],
        same: { "code = \(try $0["code"])" },
        values: { try [$0["code"].sqlValue] + $0.names() + [$0.number("position")] + $0.validity() })

    static let riskFactors = ReferenceTable(
        name: "risk_factor", table: "risk_factor",
        columns: ["code", "category", "name_lv", "name_en", "special", "position", "valid_from", "valid_to"],
        same: { "code = \(try $0["code"])" },
        values: {
            try [$0["code"].sqlValue, $0["category"].sqlValue] + $0.names()
                + [.boolean($0.flag("special")), $0.number("position")] + $0.validity()
        })

    static let measureKinds = ReferenceTable(
        name: "measure_kind", table: "measure_kind",
        columns: [
            "code", "name_lv", "name_en", "nature", "unit", "needs_subject", "position", "valid_from", "valid_to",
        ],
        same: { "code = \(try $0["code"])" },
        values: {
            let nature: MeasureKind.Nature = try $0.code("nature")
            let unit: MeasureKind.Unit = try $0.code("unit")
            return try [$0["code"].sqlValue] + $0.names()
                + [
                    nature.rawValue.sqlValue, unit.rawValue.sqlValue, .boolean($0.flag("needs_subject")),
                    $0.number("position"),
                ] + $0.validity()
        })

    static let rates = ReferenceTable(
        name: "rate", table: "rate",
        columns: ["id", "programme", "kind", "basis", "cents", "legal_reference", "demo", "valid_from", "valid_to"],
        same: { "programme = \(try $0["programme"]) AND kind = \(try $0["kind"]) AND basis = \(try $0["basis"])" },
        values: {
            let basis: Rate.Basis = try $0.code("basis")
            return try [
                $0.number("id"), $0["programme"].sqlValue, $0["kind"].sqlValue, basis.rawValue.sqlValue,
                $0.number("cents"),
                $0["legal_reference"].sqlValue, .boolean($0.flag("demo")),
            ] + $0.validity()
        })

    static let codeItems = ReferenceTable(
        name: "code_item", table: "code_item",
        columns: ["list", "code", "name_lv", "name_en", "position", "valid_from", "valid_to"],
        same: { "list = \(try $0["list"]) AND code = \(try $0["code"])" },
        values: {
            let list: CodeItem.List = try $0.code("list")
            return try [list.rawValue.sqlValue, $0["code"].sqlValue] + $0.names() + [$0.number("position")]
                + $0.validity()
        })
}

extension ReferenceSheet.Line {
    func names() throws -> [SQLValue] { try [self["name_lv"].sqlValue, self["name_en"].sqlValue] }
    func number(_ column: String) throws -> SQLValue { try value(column, as: Int.self).sqlValue }
    func validity() throws -> [SQLValue] {
        try [value("valid_from", as: Day.self).sqlValue, optional("valid_to", as: Day.self).sqlValue]
    }
}
