import Casework

extension Stage {
    private var bills: CompensationStore { country.registry.compensations }

    /// At most two fifths of what is planned for each measure, within the price of a day; the days are those just past.
    mutating func compensate(_ number: Int, _ plan: SupportPlan.ID, weeks: Int, as author: Viewer) async throws {
        let today = country.clock.clock.today
        var seed = Seed(script.stories[number].seed &+ 11 &+ UInt64(today.number))
        let measures = try await bills.list(of: plan, submitting: true, as: author).measures
        for measure in measures where measure.kind != "comp_special_transport" {
            let from = max(measure.period.from, today.advanced(by: -7 * weeks))
            let through = min(measure.period.through ?? today, today.previous)
            guard from <= through else { continue }
            let left = measure.planned - measure.counted
            let days = through.number - from.number + 1
            // Some day of the time somebody was ill: no two bills are of the same amount.
            let present = min(days, 5 * weeks) - seed.number(0...4)
            let share = Euro(cents: measure.planned.cents * 2 / 5 / 10 * 10 - 10 * Int64(seed.number(0...60)))
            let amount = min(left, measure.dayPrice.map { min(share, $0 * max(1, present)) } ?? share)
            guard amount > .zero else { continue }
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
            // The last bill of a year is exact.
            guard script.stories[number].seed % 9 == 4, index == 0, !script.stories[number].closesYear else {
                try await bills.settle(id, .accept, as: accountant)
                continue
            }
            let note = SettlementNote(
                reasonCode: "arithmetic", comment: "Rēķinā saskaitīta arī depozīta maksa.", deducted: Euro(cents: 50))
            try await bills.settle(id, .deduct, note, as: accountant)
        }
    }

    mutating func closeYear(_ number: Int, _ plan: SupportPlan.ID, spent: Euro, as author: Viewer) async throws {
        let today = country.clock.clock.today
        var question = MoneyRequest(by: [])
        (question.unit, question.level) = (Place.priekulesNovads.code, .municipality)
        question.schoolYear = SchoolYear(of: today)
        let rest = spent - (try await country.registry.budgets.money(question, as: .operator).total.spent)
        let measures = try await bills.list(of: plan, submitting: true, as: author).measures
        guard let measure = measures.first(where: { $0.kind == "comp_special_transport" }) else {
            throw Rejection.broken("no carrier of whom the last bill of \(today) could come")
        }
        let through = min(measure.period.through ?? today, today.previous)
        let new = NewCompensation(line: measure.line, from: measure.period.from, through: through, amount: rest)
        let bill = NewDocument(
            Bill.file(number: "P-\(today)", for: measure.name.lv, rest, on: through), fileName: "parvadajs.pdf")
        guard case .submitted(let id) = try await bills.submit(new, bill, of: plan, as: author) else {
            throw Rejection.broken("the last bill of \(today) is \(rest)")
        }
        compensations[number, default: []].append(id)
    }

    mutating func pay(_ number: Int) async throws {
        let accountant = country.viewer(script.stories[number].place.accountant)
        for id in compensations[number] ?? [] { try await bills.settle(id, .pay, as: accountant) }
        compensations[number] = nil
    }
}
