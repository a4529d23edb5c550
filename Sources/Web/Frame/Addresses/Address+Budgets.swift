/// Money of partners, and the report about it. A partner is named by its code.
extension Address {
    static let budgets = FixedRoute("/budgets")
    static let budgetControl = FixedRoute("/budget-control")
    static let budget = Route<String>("/budgets/:partner")
    static let budgetContracts = Route<String>("/budgets/:partner/contracts")
    static let budgetAnnulments = Route<String>("/budgets/:partner/annulments")
    static let budgetAmendments = Route<String>("/budgets/:partner/amendments")
    static let budgetAllocations = Route<String>("/budgets/:partner/allocations")
    static let budgetWithdrawals = Route<String>("/budgets/:partner/withdrawals")
    static let budgetMaximums = Route<String>("/budgets/:partner/maximums")
    static let budgetOverrides = Route<String>("/budgets/:partner/overrides")

    static let moneyReport = FixedRoute("/reports/money")
    static let moneyCSV = FixedRoute("/reports/money/csv")
    static let moneyXLSX = FixedRoute("/reports/money/xlsx")
    static let moneyJSON = FixedRoute("/reports/money/json")
}
