import Cast
import Language
import Storage

@testable import Casework

/// What people do with the hours of some plans, drawn by chance before they do it, so that several can do it at once.
struct ConsultationPlay {
    enum Deed: Sendable {
        case log(ConsultationEntry, by: CastMember)
        case withdraw(Consultation.ID, by: CastMember)
        case undo(ConsultationEntry.ID, by: CastMember)
        case confirm(Consultation.ID, ConsultationStore.Word)
        case work(SupportPlan.ID, AuthorWork.Kind)
        case withdrawWork(AuthorWork.ID, SupportPlan.ID)
        case suspend(SupportPlan.ID)
        case resume(SupportPlan.ID)

        /// Without what it is done to.
        var name: String { String("\(self)".prefix { $0 != "(" }) }
    }

    /// How often each was really done, by name.
    private(set) var done: [String: Int] = [:]

    let practice: Practice
    var seed: Seed
    private struct Entry: Sendable {
        let id: ConsultationEntry.ID
        let by: CastMember
    }

    private var entries: [Entry] = []
    private var codes: [ConfirmationCode] = []

    init(_ engine: Engine, _ number: UInt64) async throws {
        practice = try await Practice(engine, learners: 4)
        seed = Seed(number)
        for key in practice.measures {
            let learner = try await practice.sheet(key).measure.learner
            codes += try await practice.store.issueCodes(to: .learner, of: learner, as: practice.country.viewer(.mara))
        }
    }

    private var store: ConsultationStore { practice.store }

    /// Some things that are done at once, each by whoever may do it.
    mutating func round() async throws -> [Deed] {
        if seed.happens(40), practice.today < .cast(2025, 12, 30) { practice.clock.advance(seconds: 86_400) }
        var deeds: [Deed] = []
        for _ in 0..<3 { deeds.append(try await draw()) }
        return deeds
    }

    private mutating func draw() async throws -> Deed {
        let key = seed.pick(practice.measures)
        switch seed.number(0...19) {
        case 0...8: return .log(entry(), by: seed.pick([.liene, .juris, .mara]))
        case 9...11:
            let rows = try await practice.sheet(key).valid
            return rows.isEmpty
                ? .log(entry(), by: .liene) : .withdraw(seed.pick(rows).id, by: seed.pick([.liene, .dace]))
        case 12...14:
            guard let last = entries.last else { return .log(entry(), by: .liene) }
            let chosen = seed.happens(70) ? last : seed.pick(entries)
            return .undo(chosen.id, by: chosen.by)
        case 15, 16:
            let rows = try await practice.sheet(key).held.filter { $0.confirmation == nil }
            guard !rows.isEmpty else { return .log(entry(), by: .liene) }
            let word = seed.happens(50) ? ConsultationStore.Word.code(seed.pick(codes).text) : .evidence("e-klase")
            return .confirm(seed.pick(rows).id, word)
        case 17: return .work(key.plan, seed.pick([.preparation, .supervision, .evaluation]))
        case 18:
            let work = try await practice.country.plans.open(key.plan, as: .operator).work
            return work.isEmpty ? .log(entry(), by: .liene) : .withdrawWork(seed.pick(work).id, key.plan)
        default:
            let state = try await practice.country.plans.open(key.plan, as: .operator).plan.state
            return state == .suspended || state == .inRevision || state == .inApproval
                ? .resume(key.plan) : .suspend(key.plan)
        }
    }

    private mutating func entry() -> ConsultationEntry {
        let count = practice.measures.count
        let group = seed.shuffled(Array(0..<count)).prefix(seed.happens(50) ? 1 : seed.number(2...count))
        var entry = ConsultationEntry(
            group.map { .init(practice.measures[$0], absence: seed.happens(15) ? "ill" : nil) },
            on: practice.today.advanced(by: -seed.number(0...9)), hours: seed.number(1...3),
            startsAt: seed.happens(50) ? seed.number(8...18) * 60 : nil)
        if seed.happens(20) { entry.overDoseReason = "Vajag vairāk" }
        return entry
    }

    /// Does the deeds at once. What is refused by a rule is refused; anything else ends the play.
    mutating func play(_ deeds: [Deed]) async throws {
        let practice = practice
        let made = try await withThrowingTaskGroup(of: (String, Entry?)?.self) { group in
            for deed in deeds {
                group.addTask {
                    do { return (deed.name, try await Self.act(deed, in: practice)) } catch {
                        switch error as? Rejection {
                        case .invalid, .conflict, .notFound, .stale: return nil
                        case .notAllowed, .tooMany, .unavailable, .broken, nil: throw error
                        }
                    }
                }
            }
            var made: [(String, Entry?)] = []
            for try await one in group { if let one { made.append(one) } }
            return made
        }
        entries += made.compactMap(\.1)
        for (name, _) in made { done[name, default: 0] += 1 }
    }

    private static func act(_ deed: Deed, in practice: Practice) async throws -> Entry? {
        let (store, plans, mara) = (practice.store, practice.country.plans, practice.country.viewer(.mara))
        switch deed {
        case .log(let entry, let member):
            return Entry(id: try await store.log(entry, as: practice.country.viewer(member)), by: member)
        case .withdraw(let id, let member):
            try await store.withdraw(id, reason: "Kļūda", as: practice.country.viewer(member))
        case .undo(let id, let member): try await store.undo(id, as: practice.country.viewer(member))
        case .confirm(let id, let word): try await store.confirm(id, by: word, as: practice.liene)
        case .work(let plan, let kind):
            try await plans.recordWork(kind, hours: 1, on: practice.today, of: plan, as: mara)
        case .withdrawWork(let work, let plan): try await plans.withdrawWork(work, of: plan, as: mara)
        case .suspend(let plan):
            try await plans.suspend(plan, reasonCode: "long_absence", reason: "Slimo", as: mara)
        case .resume(let plan):
            let state = try await plans.open(plan, as: .operator).plan.state
            if state == .suspended { try await plans.resume(plan, as: mara) }
            try await practice.country.bring(plan, to: .approved)
        }
        return nil
    }
}
