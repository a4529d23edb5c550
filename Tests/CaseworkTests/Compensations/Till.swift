import Cast
import Language
import Storage

@testable import Casework

/// The small country with a plan whose measures are compensated: line 4 tickets for 100 euros, line 5 personal items for 50,
/// line 3 lunches for 60. It is Wednesday, 5 November 2025; the plan has run since 13 October.
struct Till {
    let country: Cast.Country
    let plan: SupportPlan.ID
    /// Of the same learner in the school from which he moved; and of another learner of the same school.
    let second: SupportPlan.ID
    let sibling: SupportPlan.ID

    var store: CompensationStore { country.registry.compensations }
    func viewer(_ member: CastMember) -> Viewer { country.viewer(member) }

    /// - Parameter paidByTwo: every plan is paid by two sources, so that cents have to be rounded.
    init(on engine: Engine, paidByTwo: Bool = false) async throws {
        country = try await Cast.Country.make(on: engine)
        if paidByTwo { try await country.paidByTwo() }
        second = try await country.planWithMoney(of: country.davis, at: .kaleti, by: .sandra)
        try await country.bring(second, to: .approved)
        let (davis, today) = (Cast.Country.pupil(.davis, in: 2025).pupil, country.clock.clock.today)
        let learner = try await country.register(
            davis, at: .priekule, grade: 9, from: today, as: country.viewer(.mara))
        plan = try await country.planWithMoney(of: learner)
        sibling = try await country.planWithMoney(of: try await country.newcomer(9))
        for plan in [plan, sibling] { try await country.bring(plan, to: .approved) }
        country.clock.set(Instant(.cast(2025, 11, 5), hour: 9))
    }

    /// A day of the plan, by its number in October or, from 32 on, in November.
    static func day(_ number: Int) -> Day { Day.cast(2025, 10, 1).advanced(by: number - 1) }

    static func bill(_ words: String) -> NewDocument {
        NewDocument(Array("%PDF-1.4 \(words)".utf8), fileName: "rekins.pdf")
    }

    static func ticket(_ number: String?, _ cents: Int64 = 250, on day: Int = 20, line: Int = 4) -> NewCompensation {
        NewCompensation(
            line: line, from: Till.day(day), through: Till.day(day), amount: Euro(cents: cents), ticket: number)
    }

    /// Hands in a row with a bill of its own; fails where something looks wrong.
    @discardableResult
    func submit(_ new: NewCompensation, bill: String? = nil, as member: CastMember = .mara) async throws
        -> Compensation.ID
    {
        let bill = Till.bill(bill ?? "\(Identifier<String>(at: country.clock.clock.now))")
        switch try await store.submit(new, bill, of: plan, as: viewer(member)) {
        case .submitted(let id): return id
        case .warned(let warnings): throw Rejection.conflict(warnings.map { Problem(nil, $0.key) })
        }
    }

    /// A row brought to a state, each step by somebody who may.
    func row(_ number: Int, in state: Compensation.State) async throws -> Compensation.ID {
        let id = try await submit(Till.ticket("T\(number)", 100, on: 14 + number % 20))
        let path: [Compensation.Event] =
            switch state {
            case .submitted: []
            case .returned: [.giveBack]
            case .accepted: [.accept]
            case .deducted: [.deduct]
            case .parked: [.park]
            case .paid: [.accept, .pay]
            case .recovered: [.accept, .pay, .recover]
            case .withdrawn: [.withdraw]
            }
        for event in path { try await cause(event, id) }
        return id
    }

    func cause(_ event: Compensation.Event, _ id: Compensation.ID, as member: CastMember? = nil) async throws {
        let note = SettlementNote(
            reasonCode: event == .giveBack ? "unreadable" : "arithmetic", comment: "Lūdzu, pārbaudiet.",
            deducted: Euro(cents: 40))
        try await store.settle(id, event, note, as: viewer(member ?? (event == .withdraw ? .mara : .vija)))
    }

    func state(of id: Compensation.ID) async throws -> Compensation.State {
        try await store.open(id, as: .operator).compensation.state
    }

    func count(_ sql: SQL) async throws -> Int {
        try await country.registry.database.read { try $0.first(sql)?[0] ?? 0 }
    }
}

extension CompensationWarning {
    fileprivate var key: Message {
        switch self {
        case .overPlanned: "compensation.warning.over_planned"
        case .double(let match): Message("compensation.match.\(match.ground.rawValue)")
        }
    }
}

extension Cast.Country {
    /// A whole draft with tickets and personal items beside the lunches.
    func planWithMoney(of learner: Learner.ID, at place: Cast.Place = .priekule, by member: CastMember = .mara)
        async throws -> SupportPlan.ID
    {
        let id = try await draft(of: learner, at: place, by: member)
        let file = try await plans.open(id, as: viewer(member))
        var content = file.content
        let lunch = content.measures[1]
        for (kind, cents) in [("comp_public_transport", Int64(10_000)), ("comp_personal_items", 5000)] {
            content.measures.append(
                .init(
                    kind: kind, planned: Euro(cents: cents), from: lunch.from, through: lunch.through,
                    justification: "Ģimenei nav līdzekļu.", conditionMet: true, factors: ["E02"]))
        }
        try await plans.save(content, of: id, lock: file.plan.lock, as: viewer(member))
        return id
    }
}
