import Storage

/// One entry of a simple code list.
package struct CodeItem: Hashable, Sendable {
    package enum List: String, CaseIterable, Sendable {
        case returnReason = "return_reason"
        case suspensionReason = "suspension_reason"
        case riskLevel = "risk_level"
        case measureResult = "measure_result"
        case planConclusion = "plan_conclusion"
        /// Who pays: the European Social Fund, the state, a municipality.
        case fundingSource = "funding_source"
        case noShowReason = "no_show_reason"
        case compensationReturn = "compensation_return"
        /// What was wrong with an amount of which a part is not paid, or is claimed back.
        case deductionReason = "deduction_reason"
    }

    package let code: String
    package let name: Label
    package let period: Period
}

extension CodeItem {
    init(_ row: Row) throws {
        code = try row["code"]
        name = try Label(row)
        period = try Period(row)
    }
}
