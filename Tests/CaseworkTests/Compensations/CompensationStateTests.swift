import Cast
import Testing

@testable import Casework

@Suite("The states of a compensation")
struct CompensationStateTests {
    @Test(
        "every act in every state does what the table says, or is refused and changes nothing",
        arguments: Engine.available)
    func table(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        var number = 0
        for state in Compensation.State.allCases {
            for event in Compensation.Event.allCases {
                number += 1
                let id = try await purse.row(number, in: state)
                let steps = try await purse.store.open(id, as: .operator).steps.count
                let refused = await refusal { try await purse.cause(event, id) }
                let file = try await purse.store.open(id, as: .operator)
                if let next = state.after(event) {
                    #expect(refused == nil, "\(event) from \(state)")
                    #expect(file.compensation.state == next && file.steps.count == steps + 1, "\(event) from \(state)")
                } else {
                    #expect(refused?.isConflict == true, "\(event) from \(state): \(String(describing: refused))")
                    #expect(file.compensation.state == state && file.steps.count == steps, "\(event) from \(state)")
                }
            }
        }
    }

    @Test("what counts is all, what a deduction leaves, or nothing", arguments: Engine.available)
    func counted(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        for (index, state) in Compensation.State.allCases.enumerated() {
            let id = try await purse.row(index, in: state)
            let expected: Int64 =
                switch state {
                case .submitted, .accepted, .parked, .paid: 100
                case .deducted, .recovered: 60
                case .returned, .withdrawn: 0
                }
            #expect(try await purse.store.open(id, as: .operator).compensation.counted.cents == expected, "\(state)")
        }
    }

    @Test("SEC-16: who handed a row in does not answer it, also in another role", arguments: Engine.available)
    func twoPeople(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let id = try await purse.submit(Till.ticket("A1"))
        let clerk = purse.viewer(.mara)
        try await purse.country.registry.accounts.grant(
            .accountant, at: purse.country.unit(.priekule), Period(purse.country.clock.clock.today),
            to: purse.country.person(.mara), by: purse.viewer(.juris))
        #expect(
            await refusal { try await purse.store.settle(id, .accept, as: clerk) }?.keys == [
                "compensation.not_allowed.own"
            ])
        try await purse.cause(.accept, id)
    }

    @Test(
        "SEC-16: only the accountant in office answers; without one the coordinator does", arguments: Engine.available)
    func office(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let id = try await purse.submit(Till.ticket("A1"))
        for member in [CastMember.mara, .juris, .dace, .ilze, .raimonds, .inese] {
            #expect(
                await refusal { try await purse.store.settle(id, .accept, as: purse.viewer(member)) }?.isNotAllowed
                    == true,
                "\(member)")
        }
        for member in [CastMember.sandra, .kaspars, .ruta, .zane, .andris, .agnese, .liene, .kristine] {
            #expect(
                await refusal { try await purse.store.settle(id, .accept, as: purse.viewer(member)) } == .notFound,
                "\(member)")
        }
        try await purse.country.dismissAccountant()
        #expect(await refusal { try await purse.cause(.accept, id) } == .notFound, "a former accountant sees nothing")
        try await purse.cause(.accept, id, as: .ilze)
        #expect(try await purse.state(of: id) == .accepted)
    }

    @Test("a return, a deduction and a claim name their reason and amount", arguments: Engine.available)
    func notes(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let id = try await purse.submit(Till.ticket("A1"))
        let vija = purse.viewer(.vija)
        let notes: [(Compensation.Event, SettlementNote, [String])] = [
            (.giveBack, SettlementNote(), ["reason_code", "comment"]),
            (.deduct, SettlementNote(reasonCode: "unreadable", comment: "x"), ["reason_code", "deducted"]),
            (.deduct, SettlementNote(reasonCode: "other", comment: "x", deducted: Euro(cents: 251)), ["deducted"]),
            (.park, SettlementNote(), ["comment"]),
        ]
        for (event, note, fields) in notes {
            #expect(
                await refusal { try await purse.store.settle(id, event, note, as: vija) }?.fields == fields, "\(event)")
        }
        let all = SettlementNote(reasonCode: "not_eligible", comment: "Nav attiecināms.", deducted: Euro(cents: 250))
        try await purse.store.settle(id, .deduct, all, as: vija)
        #expect(
            await refusal { try await purse.store.settle(id, .pay, as: vija) }?.keys == [
                "compensation.problem.nothing_to_pay"
            ])
        let queue = try await purse.store.workList(as: vija)
        #expect(queue.rows.isEmpty && queue.toPay.count == 0, "what is taken whole does not wait to be paid")
    }

    @Test("the list of what waits counts and sums also what stands on its other pages", arguments: Engine.available)
    func queue(_ engine: Engine) async throws {
        let till = try await Till(on: engine)
        let checked = try await till.submit(Till.ticket("A", 300, on: 20))
        try await till.cause(.accept, checked)
        _ = try await till.submit(Till.ticket("B", 200, on: 21))
        let first = try await till.store.workList(as: till.viewer(.vija))
        #expect(first.rows.map(\.compensation.state) == [.submitted, .accepted] && first.pages == 1)
        #expect((first.toCheck.sum, first.toPay.sum) == (Euro(cents: 200), Euro(cents: 300)))
        let gone = try await till.store.workList(page: 2, as: till.viewer(.vija))
        #expect(gone.page == 1 && gone.rows.count == 2, "a page that was emptied gives way to the last one")
    }

    @Test("a plan is not taken back while something is handed in for it", arguments: Engine.available)
    func voiding(_ engine: Engine) async throws {
        let purse = try await Till(on: engine)
        let id = try await purse.submit(Till.ticket("A1"))
        let refused = await refusal {
            try await purse.country.plans.void(purse.plan, reason: "Kļūda.", as: purse.viewer(.juris))
        }
        #expect(refused?.fields == ["compensation-\(id)"] && refused?.keys == ["plan.problem.spent_compensation"])
        try await purse.cause(.withdraw, id)
        try await purse.country.plans.void(purse.plan, reason: "Kļūda.", as: purse.viewer(.juris))
    }
}

extension Cast.Country {
    /// The municipality's accountant leaves.
    fileprivate func dismissAccountant() async throws {
        let staff = try await registry.people.staff(of: unit(.dienvidkurzemesNovads), as: .operator)
        for role in staff.members.first(where: { $0.person == person(.vija) })?.roles ?? [] {
            try await registry.accounts.endRole(role.id, by: .operator)
        }
    }
}
