import Storage

/// A programme that pays for support: the project 8.3.4 until 2023, and what continues it.
package struct Programme: Hashable, Sendable {
    package typealias ID = Identifier<Programme>

    package let id: ID
    package let code: String
    package let name: Label
    package let period: Period
    /// Every change of an approved plan goes through all levels again (as in 8.3.4).
    package let strictRevision: Bool
    /// What is approved must be covered by what was allocated.
    package let budgetControl: Bool
}

extension Programme {
    init(_ row: Row) throws {
        id = try row["id"]
        code = try row["code"]
        name = try Label(row)
        period = try Period(row)
        strictRevision = try row["strict_revision"]
        budgetControl = try row["budget_control"]
    }
}
