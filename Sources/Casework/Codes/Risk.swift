import Storage

/// One of the official groups of risks of early leaving. The list may change with the years, so it is data.
package struct RiskCategory: Hashable, Sendable {
    package let code: String
    package let name: Label
    package let period: Period
}

/// A reason why a learner may leave education early, such as unexcused absences.
package struct RiskFactor: Hashable, Sendable {
    package let code: String
    package let category: String
    package let name: Label
    /// Its evidence tells of health or family: a special category of data, for few eyes.
    package let special: Bool
    package let period: Period
}

/// The risks as they were listed on a day, in the order of the form.
package struct RiskList: Hashable, Sendable {
    package let categories: [RiskCategory]
    package let factors: [RiskFactor]

    package func factors(of category: RiskCategory) -> [RiskFactor] { factors.filter { $0.category == category.code } }
    package func factor(_ code: String) -> RiskFactor? { factors.first { $0.code == code } }
    package func category(_ code: String) -> RiskCategory? { categories.first { $0.code == code } }
}

extension RiskCategory {
    init(_ row: Row) throws {
        code = try row["code"]
        name = try Label(row)
        period = try Period(row)
    }
}

extension RiskFactor {
    init(_ row: Row) throws {
        code = try row["code"]
        category = try row["category"]
        name = try Label(row)
        special = try row["special"]
        period = try Period(row)
    }
}
