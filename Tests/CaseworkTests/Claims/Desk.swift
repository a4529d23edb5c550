import Cast
import Language
import Storage

@testable import Casework

/// Vija asks for the money of Dienvidkurzemes novads, Raimonds controls, Austra certifies. Māra's plan of `Till` has
/// 5 held hours, 3 accepted tickets of 10 euros and 2 hours of its author. Two sources pay, and cents have to be rounded.
struct Desk {
    let till: Till
    /// It covers all that is delivered.
    let contract: Contract.ID
    /// The measure of consultations, and the line of tickets.
    let measure: MeasureKey
    let ticketLine: Int
    private(set) var hours: [Consultation.ID] = []
    private(set) var tickets: [Compensation.ID] = []

    init(on engine: Engine, paidByTwo: Bool = true) async throws {
        till = try await Till(on: engine, paidByTwo: paidByTwo)
        contract = try await till.country.sign()
        let measures = try await till.country.plans.open(till.plan, as: .operator).content.measures
        measure = MeasureKey(till.plan, measures.first { $0.hours > 0 }?.line ?? 0)
        ticketLine = measures.first { $0.kind == "comp_public_transport" }?.line ?? 0
        let mara = country.viewer(.mara)
        try await country.registry.consultations.log(entry(on: 20, hours: 3), as: mara)
        try await country.registry.consultations.log(entry(on: 27, hours: 2), as: mara)
        for number in 1...3 {
            let id = try await till.submit(Till.ticket("K\(number)", 1000, on: 20 + number, line: ticketLine))
            try await till.cause(.accept, id)
            tickets.append(id)
        }
        try await country.plans.recordWork(
            .preparation, hours: 2, on: country.clock.clock.today, of: till.plan, as: mara)
        hours = try await country.registry.consultations.sheet(of: measure, as: country.viewer(.juris))
            .held.map(\.id)
    }

    var country: Cast.Country { till.country }
    var registry: Registry { country.registry }
    var claims: ClaimStore { registry.claims }
    var vija: Viewer { country.viewer(.vija) }
    var raimonds: Viewer { country.viewer(.raimonds) }
    var austra: Viewer { country.viewer(.austra) }

    /// Five hours of 12.50, three tickets of 10.00 and two author hours of 12.50.
    static let total = Euro(cents: 7 * 1250 + 3 * 1000)

    func entry(on day: Int, hours: Int = 1) -> ConsultationEntry {
        ConsultationEntry([.init(measure)], on: Till.day(day), hours: hours)
    }

    @discardableResult
    func submit() async throws -> PaymentClaim.ID {
        country.clock.advance(seconds: 60)
        return try await claims.submit(country.request(), as: vija)
    }

    func file(_ id: PaymentClaim.ID, _ selection: ClaimStore.Selection = .all) async throws -> ClaimFile {
        try await claims.open(id, selection, as: .operator)
    }

    func lines(_ id: PaymentClaim.ID, _ kind: ClaimLine.Kind? = nil) async throws -> [ClaimLine] {
        try await file(id).lines.filter { kind == nil || $0.kind == kind }
    }

    /// A claim in control with every line of its sample accepted, and every other hour that nobody confirmed.
    func checked(seed: Int64 = 834) async throws -> PaymentClaim.ID {
        let id = try await submit()
        try await check(id, seed: seed)
        return id
    }

    func check(_ id: PaymentClaim.ID, seed: Int64 = 834) async throws {
        try await claims.draw(id, seed: seed, as: raimonds)
        for line in try await file(id, .sample).lines {
            try await claims.find(NewFinding(.accepted), on: line.id, of: id, as: raimonds)
        }
        try await claims.answerUnconfirmed(Desk.papers, in: id, as: raimonds)
    }

    static let papers = NewFinding(.accepted, comment: "Redzētas parakstītās uzskaites lapas.")

    /// What each source has on an account of a claim.
    func shares(_ id: PaymentClaim.ID, _ amount: (ClaimCertificate.Share) -> Euro) async throws -> [String: Euro] {
        let shares = try await file(id).certificate.shares
        return Dictionary(shares.map { ($0.source, amount($0)) }, uniquingKeysWith: +)
    }

    func find(_ kind: ClaimFinding.Kind, _ cents: Int64? = nil, on line: ClaimLine, as viewer: Viewer? = nil)
        async throws
    {
        country.clock.advance(seconds: 1)
        try await claims.find(
            NewFinding(
                kind, reasonCode: "arithmetic", amount: cents.map { Euro(cents: $0) }, comment: "Lūdzu, pārbaudiet."),
            on: line.id, of: line.claim, as: viewer ?? raimonds)
    }

    func correct(_ line: ClaimLine, _ cents: Int64) async throws {
        country.clock.advance(seconds: 1)
        try await claims.correct(
            line.id, of: line.claim,
            by: NewFinding(
                .correction, reasonCode: "not_eligible", amount: Euro(cents: cents), comment: "Atrasts auditā."),
            as: raimonds)
    }

    func certify(_ id: PaymentClaim.ID) async throws {
        country.clock.advance(seconds: 60)
        try await claims.certify(id, as: austra)
    }

    /// A list with the claim, on its way to the bank.
    func release(_ id: PaymentClaim.ID, dueOn day: Day) async throws -> PaymentList.ID {
        let list = try await registry.payments.make([id], of: Cast.Country.programme, dueOn: day, as: raimonds)
        try await registry.payments.release(list, as: austra)
        return list
    }

    /// The bank paid all of the list on a day.
    func reconcile(_ list: PaymentList.ID, on day: Day) async throws {
        let rows = try await registry.payments.export(list, as: austra).orders.map {
            NewBankRow(endToEnd: $0.endToEnd, amount: $0.amount, paidOn: day)
        }
        _ = try await registry.payments.reconcile(rows, of: list, as: raimonds)
    }

    func pay(_ id: PaymentClaim.ID) async throws {
        let today = country.clock.clock.today
        try await reconcile(try await release(id, dueOn: today), on: today)
    }

    func spent() async throws -> Euro {
        let plan = till.plan
        return try await registry.read(as: .operator) { tx in try tx.holdings(of: plan).total(.spent) }
    }
}
