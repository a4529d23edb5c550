import Language
import Storage

/// By which shares the sources of a programme pay an amount. Parts always add up to the whole, at every level.
package struct FundingSplit: Hashable, Sendable {
    package struct Share: Hashable, Sendable {
        /// A code of the list `funding_source`.
        package let source: String
        /// In hundredths of a percent: 8500 is 85.00 %.
        package let share: Int64
        /// Takes what rounding leaves.
        package let isRemainder: Bool

        package init(_ source: String, _ share: Int64, isRemainder: Bool = false) {
            self.source = source
            self.share = share
            self.isRemainder = isRemainder
        }
    }

    /// One part of an amount.
    package struct Part: Hashable, Sendable {
        package let source: String
        package let amount: Euro
    }

    /// The source that takes the remainder is the last.
    package let shares: [Share]

    package init(_ shares: [Share]) {
        self.shares = shares.filter { !$0.isRemainder } + shares.filter(\.isRemainder)
    }

    /// To the cent, half a cent rounded up, the rest to the last source (domain specification 12.3.5). Rounded is the sum
    /// up to each source and not each part, so that many small parts never take more than there is.
    package func parts(of amount: Euro) -> [Part] { parts(of: amount, unit: 1, isRoundedUp: true) }

    /// The same by the code of the source.
    func amounts(of amount: Euro) -> [String: Euro] {
        Dictionary(parts(of: amount).map { ($0.source, $0.amount) }, uniquingKeysWith: +)
    }

    /// To the whole euro downwards, as the state splits a programme: 39,812,376 = 33,840,519 + 5,971,857.
    package func wholeEuroParts(of amount: Euro) -> [Part] { parts(of: amount, unit: 100, isRoundedUp: false) }

    private func parts(of amount: Euro, unit: Int64, isRoundedUp: Bool) -> [Part] {
        let total = amount.cents.magnitude
        let sign: Int64 = amount.cents < 0 ? -1 : 1
        var (passed, given): (UInt64, UInt64) = (0, 0)
        return shares.enumerated().map { index, share in
            passed += UInt64(share.share)
            let whole = 10_000 * UInt64(unit)
            let units = (total * passed + (isRoundedUp ? whole / 2 : 0)) / whole
            let reached = index == shares.count - 1 ? total : min(total, units * UInt64(unit))
            defer { given = reached }
            return Part(source: share.source, amount: Euro(cents: sign * Int64(reached - given)))
        }
    }
}

extension Transaction {
    /// The sources of a programme on a day.
    func fundingSplit(of programme: Programme.ID, on day: Day) throws -> FundingSplit {
        let rows = try connection.query(
            """
            SELECT source, share, remainder FROM programme_source
            WHERE programme_id = \(programme) AND \(Period.holds(on: day)) ORDER BY position
            """)
        guard !rows.isEmpty else { throw Rejection.conflict("budget.problem.no_source") }
        return FundingSplit(try rows.map { .init(try $0[0], try $0[1], isRemainder: try $0[2]) })
    }
}
