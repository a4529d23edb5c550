import Casework

extension Stage {
    private var bills: CompensationStore { country.registry.compensations }

    /// Two fifths of what is planned for each measure, within the price of a day; the days are those just past.
    mutating func compensate(_ number: Int, _ plan: SupportPlan.ID, weeks: Int, as author: Viewer) async throws {
        let today = country.clock.clock.today
        var seed = Seed(script.stories[number].seed &+ 11 &+ UInt64(weeks))
        for measure in try await bills.list(of: plan, submitting: true, as: author).measures {
            let from = max(measure.period.from, today.advanced(by: -7 * weeks))
            let through = min(measure.period.through ?? today, today.previous)
            guard from <= through else { continue }
            let share = Euro(cents: measure.planned.cents * 2 / 5 / 10 * 10)
            let days = through.number - from.number + 1
            let amount = measure.dayPrice.map { min(share, $0 * min(days, 5 * weeks)) } ?? share
            let ticket = "LV-\(seed.number(100_000...999_999))"
            var new = NewCompensation(
                line: measure.line, from: from, through: through, amount: amount, ticket: ticket)
            new.conditionMet = true
            let bill = NewDocument(
                Bill.file(number: ticket, for: measure.name.lv, amount, on: through), fileName: "rekins.pdf")
            guard case .submitted(let id) = try await bills.submit(new, bill, of: plan, as: author) else { continue }
            compensations[number, default: []].append(id)
        }
    }

    /// Most is accepted as it is; of some an error is deducted.
    func settle(_ number: Int) async throws {
        let accountant = country.viewer(script.stories[number].place.accountant)
        for (index, id) in (compensations[number] ?? []).enumerated() {
            guard script.stories[number].seed % 9 == 4, index == 0 else {
                try await bills.settle(id, .accept, as: accountant)
                continue
            }
            let note = SettlementNote(
                reasonCode: "arithmetic", comment: "Rēķinā saskaitīta arī depozīta maksa.", deducted: Euro(cents: 50))
            try await bills.settle(id, .deduct, note, as: accountant)
        }
    }

    mutating func pay(_ number: Int) async throws {
        let accountant = country.viewer(script.stories[number].place.accountant)
        for id in compensations[number] ?? [] { try await bills.settle(id, .pay, as: accountant) }
        compensations[number] = nil
    }
}
