import Cast
import Testing

@testable import Casework

extension Till {
    var doubles: DoubleFundingStore { country.registry.doubleFunding }

    func decide(
        _ id: DoubleFunding.ID, _ verdict: DoubleFunding.Verdict?, _ reason: String = "Salīdzināts ar žurnālu.",
        as member: CastMember
    ) async throws {
        try await doubles.decide(id, verdict, reason: reason, as: viewer(member))
    }

    /// Hands in a row for a plan; what looks wrong is told.
    func send(_ new: NewCompensation, bill: String? = nil, to plan: SupportPlan.ID, as member: CastMember) async throws
        -> CompensationOutcome
    {
        let bill = Till.bill(bill ?? "\(Identifier<String>(at: country.clock.clock.now))")
        return try await store.submit(new, bill, of: plan, as: viewer(member))
    }

    /// The same with a reason for whatever looks wrong.
    @discardableResult
    func sure(_ new: NewCompensation, bill: String? = nil, to plan: SupportPlan.ID, as member: CastMember) async throws
        -> Compensation.ID
    {
        var new = new
        new.despite = "Pārbaudīts kopā ar ģimeni."
        guard case .submitted(let id) = try await send(new, bill: bill, to: plan, as: member) else {
            throw Rejection.broken("a reason did not help")
        }
        return id
    }

    /// The lunch of 22 October of one learner, asked for by Kalēti and then by Priekule.
    func lunchInTwoSchools() async throws -> (id: DoubleFunding.ID, later: Compensation.ID, earlier: Compensation.ID) {
        let earlier = try await sure(Till.ticket(nil, 220, on: 22, line: 3), to: second, as: .sandra)
        let later = try await sure(Till.ticket(nil, 210, on: 22, line: 3), to: plan, as: .mara)
        let pair = try #require(try await store.open(later, as: .operator).doubles.first)
        return (pair.id, later, earlier)
    }

    /// Liene becomes the accountant of Priekule.
    func engageAccountant() async throws {
        try await country.registry.accounts.grant(
            .accountant, at: country.unit(.priekule), Period(country.clock.clock.today), to: country.person(.liene),
            by: viewer(.juris))
    }

    @discardableResult
    func log(
        _ plan: SupportPlan.ID, on day: Int, hours: Int = 1, at minutes: Int? = nil, as member: CastMember
    ) async throws -> ConsultationEntry.ID {
        try await country.registry.consultations.log(
            ConsultationEntry([.init(MeasureKey(plan, 2))], on: Till.day(day), hours: hours, startsAt: minutes),
            as: viewer(member))
    }

    func work(_ kind: AuthorWork.Kind, on day: Int, of plan: SupportPlan.ID) async throws {
        try await country.registry.supportPlans.recordWork(
            kind, hours: 1, on: Till.day(day), of: plan, as: viewer(.mara))
    }

    /// The plan goes over to the older programme, and the same learner gets another one in the programme of today.
    func planInOtherProgramme(besides plan: SupportPlan.ID) async throws -> SupportPlan.ID {
        let learner = try await country.plans.open(plan, as: .operator).plan.learner
        try await country.registry.database.write { connection in
            try connection.execute("UPDATE support_plan SET programme_id = 1 WHERE id = \(plan)")
        }
        let now = country.clock.clock.now
        country.clock.set(Instant(.cast(2025, 10, 9), hour: 9))
        let other = try await country.planWithMoney(of: learner)
        try await country.bring(other, to: .approved)
        country.clock.set(now)
        return other
    }
}
