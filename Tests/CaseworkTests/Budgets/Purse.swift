import Cast
import Storage

@testable import Casework

/// The money of Dienvidkurzemes novads in the small country, as the tests look at it.
extension Cast.Country {
    var budgets: BudgetStore { registry.budgets }
    static let partner = "LV-112"
    static let programme = "BALSTS"

    /// The budget that pays for plans of Priekule in the semester of the small country.
    func budget(of place: Cast.Place = .dienvidkurzemesNovads) async throws -> Budget {
        let programme = try await registry.calendar.programmes(as: .operator).first { $0.code == Self.programme }
        return Budget(
            partner: unit(place), programme: programme?.id ?? .init(number: 0), semester: try await semester.id)
    }

    /// A contract, an allocation, and from now on what is approved must be covered.
    func open(_ amount: Euro, for partner: String = Cast.Country.partner) async throws {
        let expert = viewer(.raimonds)
        let today = clock.clock.today
        try await budgets.sign(
            NewContract(
                programmeCode: Self.programme, number: "P6-12/\(partner)", signedOn: today.advanced(by: -30),
                from: today.advanced(by: -30), through: today.advanced(by: 700)), with: partner, as: expert)
        if amount > .zero { try await allocate(amount, to: partner) }
        try await budgets.startControl(of: Self.programme, as: expert)
    }

    @discardableResult
    func allocate(_ amount: Euro, to partner: String = Cast.Country.partner) async throws -> Allocation.ID {
        try await budgets.allocate(
            amount, to: partner, programme: Self.programme, semester: try await semester.id, basis: "Rīkojums Nr. 7",
            as: viewer(.raimonds))
    }

    /// What stands on the budget now.
    func line(of place: Cast.Place = .dienvidkurzemesNovads) async throws -> BudgetLine? {
        let budget = try await budget(of: place)
        return try await budgets.lines(as: .operator).first { $0.budget == budget }
    }

    /// What a plan costs.
    func cost(of plan: SupportPlan.ID) async throws -> Euro {
        try await plans.open(plan, as: .operator).money.total
    }

    /// Drafts of new learners of Priekule, each before the yes of the municipality.
    func waiting(_ count: Int) async throws -> [SupportPlan.ID] {
        var ids: [SupportPlan.ID] = []
        for number in 0..<count {
            let plan = try await draft(of: try await newcomer(number + 100), at: .priekule, by: .mara)
            try await bring(plan, to: .municipality)
            ids.append(plan)
        }
        return ids
    }
}

/// The numbers of a ledger by account and source.
struct LedgerLook: Equatable {
    var amounts: [LedgerAccount: [String: Euro]] = [:]

    init(_ budget: Budget, in registry: Registry) async throws {
        amounts = try await registry.read(as: .operator) { tx in try LedgerLook(budget, tx).amounts }
    }

    init(_ budget: Budget, _ tx: Casework.Transaction) throws {
        let rows = try tx.connection.query(
            """
            SELECT account, source, CAST(sum(cents) AS BIGINT) FROM ledger_entry WHERE \(budget.condition)
            GROUP BY account, source
            """)
        for row in rows { amounts[try .stored(try row[0]), default: [:]][try row[1]] = try row[2] }
    }

    func total(_ account: LedgerAccount) -> Euro { (amounts[account] ?? [:]).values.sum }
    func amount(_ account: LedgerAccount, _ source: String) -> Euro { amounts[account]?[source] ?? .zero }

    /// allocated = free + reserved + spent, of every source.
    var isEven: Bool {
        Set(amounts.values.flatMap(\.keys)).allSatisfy { source in
            amount(.allocated, source) + amount(.free, source) + amount(.reserved, source) + amount(.spent, source)
                == .zero
        }
    }
}
