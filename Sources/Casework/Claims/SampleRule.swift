import Language
import Storage

/// How many lines of a claim are looked at, and how many of them because of their risk.
package struct SampleRule: Hashable, Sendable {
    package typealias ID = Identifier<SampleRule>

    package let id: ID
    /// Of the claim's lines.
    package let percent: Int
    package let leastLines: Int
    /// Of the sample: those of the greatest risk; the others are drawn at random.
    package let riskPercent: Int
    /// From here on an amount is big.
    package let big: Euro

    package init(id: ID, percent: Int, leastLines: Int, riskPercent: Int, big: Euro) {
        self.id = id
        self.percent = percent
        self.leastLines = leastLines
        self.riskPercent = riskPercent
        self.big = big
    }

    package func size(of count: Int) -> Int { min(count, max(leastLines, (count * percent + 99) / 100)) }
    package func byRisk(of size: Int) -> Int { (size * riskPercent + 99) / 100 }
}

extension SampleRule {
    static let columns: SQL = "r.id, r.percent, r.least_lines, r.risk_percent, r.big_cents"

    init(row: Row) throws {
        self.init(
            id: try row[0], percent: try row[1], leastLines: try row[2], riskPercent: try row[3], big: try row[4])
    }
}

extension ReferenceTable {
    static let sampleRules = ReferenceTable(
        name: "sample_rule", table: "sample_rule",
        columns: [
            "id", "percent", "least_lines", "risk_percent", "big_cents", "legal_reference", "valid_from", "valid_to",
        ],
        same: { _ in "TRUE" },
        values: { line in
            try ["id", "percent", "least_lines", "risk_percent", "big_cents"].map { try line.number($0) }
                + [line["legal_reference"].sqlValue] + line.validity()
        })
}

extension Transaction {
    func sampleRule(on day: Day) throws -> SampleRule {
        guard
            let row = try connection.first(
                "SELECT \(SampleRule.columns) FROM sample_rule r WHERE \(Period.holds(on: day)) ORDER BY valid_from DESC"
            )
        else { throw Rejection.conflict("claim.problem.no_rule") }
        return try SampleRule(row: row)
    }
}
