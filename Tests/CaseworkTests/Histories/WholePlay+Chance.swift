import Cast
import Language
import Storage

@testable import Casework

extension WholePlay {
    mutating func draw() async throws -> Deed {
        let key = seed.pick(measures)
        switch seed.number(0...39) {
        case 0...12: return try await hour(key)
        case 13, 14: return .work(key.plan, seed.pick([.preparation, .supervision, .evaluation]))
        case 15, 16:
            let work = try await country.plans.open(key.plan, as: .operator).work
            return work.isEmpty ? .log(entry(), by: .liene) : .withdrawWork(seed.pick(work).id, key.plan)
        case 17...22: return try await change(key)
        case 23...25: return try await ticket(key)
        case 26...30: return try await settlement(key)
        case 31, 32: return try await allocation()
        default: return try await claim()
        }
    }

    private mutating func hour(_ key: MeasureKey) async throws -> Deed {
        switch seed.number(0...12) {
        case 0...5: return .log(entry(), by: seed.pick([.liene, .juris, .mara]))
        case 6, 7:
            let rows = try await practice.sheet(key).valid
            return rows.isEmpty
                ? .log(entry(), by: .liene) : .withdraw(seed.pick(rows).id, by: seed.pick([.liene, .dace]))
        case 8...10:
            guard let last = entries.last else { return .log(entry(), by: .liene) }
            let chosen = seed.happens(70) ? last : seed.pick(entries)
            return .undo(chosen.id, by: chosen.by)
        default:
            let rows = try await practice.sheet(key).held.filter { $0.confirmation == nil }
            guard !rows.isEmpty else { return .log(entry(), by: .liene) }
            let word = seed.happens(50) ? ConsultationStore.Word.code(seed.pick(codes).text) : .evidence("e-klase")
            return .confirm(seed.pick(rows).id, word)
        }
    }

    private mutating func entry() -> ConsultationEntry {
        let group = seed.shuffled(measures).prefix(seed.happens(50) ? 1 : seed.number(2...measures.count))
        var entry = ConsultationEntry(
            group.map { .init($0, absence: seed.happens(15) ? "ill" : nil) }, on: lately(), hours: seed.number(1...3),
            startsAt: seed.happens(50) ? seed.number(8...18) * 60 : nil)
        if seed.happens(20) { entry.overDoseReason = "Vajag vairāk" }
        return entry
    }

    private mutating func lately() -> Day { practice.today.advanced(by: -seed.number(0...9)) }

    /// What may happen to the plan next.
    private mutating func change(_ key: MeasureKey) async throws -> Deed {
        if seed.happens(8) { return .plan(.void, spare) }
        let plan = key.plan
        let events: [SupportPlan.Event] =
            switch try await state(of: plan) {
            case .draft, .inApproval: [.approve, .approve, .giveBack]
            case .inRevision: [.edit, .submit, .approve]
            case .approved: [.start, .start, .suspend, .revise, .revise]
            case .inProgress: [.suspend, .revise, .revise, .evaluate, .complete, .complete]
            case .suspended: [.resume]
            case .completed, .voided: [.reopen]
            }
        switch seed.pick(events) {
        case .approve: return .approve(plan)
        case .edit: return .rewrite(plan, hours: seed.number(6...20))
        case let event: return .plan(event, plan)
        }
    }

    private mutating func ticket(_ key: MeasureKey) async throws -> Deed {
        let content = try await country.plans.open(key.plan, as: .operator).content
        let line = content.measures.first { $0.kind == "comp_public_transport" }?.line ?? 0
        tickets += 1
        let day = lately()
        return .ticket(
            NewCompensation(
                line: line, from: day, through: day, amount: Euro(cents: Int64(seed.number(50...400))),
                ticket: "W\(tickets)", despite: "Turp un atpakaļ."), key.plan)
    }

    private mutating func settlement(_ key: MeasureKey) async throws -> Deed {
        let rows = try await country.registry.read(as: .operator) { tx in
            try tx.compensations("c.plan_id = \(key.plan)").map(\.compensation)
        }
        // What was paid last may not be claimed yet, and only until then it is recovered.
        if let paid = rows.last(where: { $0.state == .paid }), seed.happens(60) {
            return .settle(.recover, paid.id, Euro(cents: Int64(seed.number(1...Int(max(1, paid.counted.cents))))))
        }
        let open = rows.flatMap { row in
            Compensation.Event.allCases.filter { row.state.after($0) != nil }.map { (row, $0) }
        }
        guard !open.isEmpty else { return try await ticket(key) }
        let (row, event) = seed.pick(open)
        return .settle(event, row.id, Euro(cents: Int64(seed.number(1...Int(max(1, row.counted.cents))))))
    }

    private mutating func allocation() async throws -> Deed {
        let given = try await country.budgets.file(of: Cast.Country.partner, as: country.viewer(.raimonds)).allocations
            .filter { $0.withdrawnAt == nil }
        guard seed.happens(40), !given.isEmpty else { return .allocate(Euro(cents: Int64(seed.number(1...30_000)))) }
        return .takeBack(seed.pick(given).id)
    }

    private mutating func claim() async throws -> Deed {
        let all = try await country.registry.claims.overview(as: .operator).claims.map(\.claim)
        let open = all.filter { [.submitted, .inControl].contains($0.state) }
        switch seed.number(0...9) {
        // Seldom, for what is claimed is changed no more.
        case 0: return .claim
        case 1...5: return open.isEmpty ? .pay : .control(seed.pick(open).id, chance: seed.next())
        case 6, 7: return .pay
        case 8: return open.isEmpty ? .pay : .withdrawClaim(seed.pick(open).id)
        default:
            guard let one = all.isEmpty ? nil : seed.pick(all),
                let line = try await country.registry.claims.open(one.id, as: .operator).lines.first
            else { return .claim }
            return .correct(line, Euro(cents: Int64(seed.number(1...400))))
        }
    }
}
