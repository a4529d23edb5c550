import Cast
import Storage
import Testing

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

    /// A contract, and nothing else: by the usual days it covers all that is delivered in the school year.
    @discardableResult
    func sign(
        _ number: String = "P6-11/25", with partner: String = Cast.Country.partner,
        programme: String = Cast.Country.programme, from first: Day = .cast(2025, 9, 1),
        through last: Day = .cast(2026, 8, 31)
    ) async throws -> Contract.ID {
        try await budgets.sign(
            NewContract(
                programmeCode: programme, number: number, signedOn: min(first, clock.clock.today), from: first,
                through: last), with: partner, as: viewer(.raimonds))
    }

    /// From today on Priekules vidusskola lies in Madonas novads, and here is the coordinator there.
    func moveSchool() async throws -> Viewer {
        let (today, madona) = (clock.clock.today, "LV-059")
        try await registry.units.move(Cast.Place.priekule.code, to: madona, by: Decision(on: today), as: .operator)
        let unit = try await registry.units.unit(madona, on: today, as: .operator).id
        let email = try #require(EmailAddress("madona@balsts.example"))
        let guest = Guest(
            name: try PersonName(given: "Ieva", surname: "Jauna"), code: try PersonalCode(reading: "300615-00963"),
            email: email)
        _ = try await registry.accounts.establish(
            [.init(guest, [(kind: .municipalityCoordinator, unit: unit, period: Period(today))])],
            password: Cast.Country.password)
        return try await registry.accounts.viewer(email, as: .operator)
    }

    /// 85 of 100 are paid by the fund from now on, so that cents have to be rounded.
    func paidByTwo() async throws {
        try await registry.database.write { connection in
            try connection.execute(
                """
                INSERT INTO programme_source (programme_id, source, share, remainder, position, valid_from)
                SELECT id, 'esf', 8500, FALSE, 0, valid_from FROM programme WHERE code = 'BALSTS'
                """)
            try connection.execute(
                "UPDATE programme_source SET share = 1500 WHERE source = 'state' AND share = 10000")
        }
    }

    /// Accounts of the partner and of the state.
    func openAccounts() async throws {
        let (payments, today) = (registry.payments, clock.clock.today)
        try await payments.record(
            NewAccount(
                holder: "Dienvidkurzemes novada pašvaldība", iban: "LV80BANK0000435195001", bic: "BANKLV2X",
                validFrom: today), of: Self.partner, as: viewer(.vija))
        try await payments.record(
            NewAccount(
                holder: "Izglītības kvalitātes valsts dienests", iban: "LV97HABA0012345678910", bic: nil,
                validFrom: today), of: "LV", as: viewer(.andris))
    }

    /// Everything of the school year so far.
    func request(of partner: String = Cast.Country.partner) -> ClaimRequest {
        ClaimRequest(
            partner: partner, programme: Self.programme, from: .cast(2025, 9, 1),
            through: clock.clock.today)
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
