import Cast
import Testing

@testable import Casework

/// A season of a school: hundreds of honest rows, among them some that are sent twice.
@Suite("Seeded doubles")
struct SeededDoublesTests {
    @Test(
        "every seeded double is refused or listed; how many honest rows are flagged with them is told",
        arguments: Engine.available)
    func season(_ engine: Engine) async throws {
        let number = UInt64.random(in: 1...999_999)
        var season = try await Season(on: engine, seed: number)
        try await season.recordHonestRows()
        let (honest, flagged) = (season.honest, season.flagged)
        let doubles = try await season.recordDoubles()
        print(
            "Doubles (\(engine), seed \(number)): \(doubles.filter(\.found).count) of \(doubles.count) found, "
                + "\(doubles.filter(\.refused).count) of them refused; \(flagged.count) of \(honest) honest rows flagged: \(flagged)"
        )
        #expect(doubles.count >= 30)
        #expect(doubles.filter { !$0.found }.map(\.name) == [], "seed \(number)")
        #expect(honest >= 300)
        #expect(flagged.count * 20 <= honest, "more than one honest row of twenty is flagged; seed \(number)")
        let open = try await season.till.doubles.list(as: season.till.viewer(.raimonds)).counts[.open] ?? 0
        #expect(open >= doubles.filter { !$0.refused }.count)
    }
}

private struct Season {
    struct Seeded {
        let name: String
        let refused: Bool
        let found: Bool
    }

    /// A ticket that was handed in honestly.
    struct Ticket {
        let plan: SupportPlan.ID
        let number: String?
        let day: Int
        let bill: String
    }

    let till: Till
    var seed: Seed
    var plans: [SupportPlan.ID] = []
    var honest = 0
    var flagged: [String] = []
    private var tickets: [Ticket] = []
    private var lunches: [(plan: SupportPlan.ID, day: Int)] = []
    private var next = 417_000

    /// School days from 14 October to 4 November.
    static let days = (14...35).filter { Till.day($0).number % 7 != 2 && Till.day($0).number % 7 != 3 }

    init(on engine: Engine, seed number: UInt64) async throws {
        till = try await Till(on: engine)
        seed = Seed(number)
        let country = till.country
        country.clock.set(Instant(.cast(2025, 10, 9), hour: 9))
        for number in 20..<28 {
            let plan = try await country.planWithMoney(of: try await country.newcomer(number))
            try await country.bring(plan, to: .approved)
            plans.append(plan)
        }
        country.clock.set(Instant(.cast(2025, 11, 5), hour: 9))
    }

    // MARK: Honest rows

    mutating func recordHonestRows() async throws {
        for plan in plans {
            for day in Season.days { try await travel(plan, day) }
        }
        for plan in plans.prefix(5) { try await tickRegister(plan) }
        for plan in plans.dropFirst(5) { try await eat(plan) }
        try await buyThings()
        for (index, plan) in plans.enumerated() { try await teach(plan, index) }
        let before = try await listed
        // One learner in two schools: on different days, and on one day at different hours.
        for day in [14, 17, 21] { try await till.log(till.plan, on: day, as: .mara) }
        for day in [15, 20, 23] { try await till.log(till.second, on: day, as: .sandra) }
        try await till.log(till.plan, on: 24, at: 540, as: .mara)
        try await till.log(till.second, on: 24, at: 780, as: .sandra)
        honest += 8
        if try await listed > before { flagged.append("hours of two schools") }
    }

    /// There and back with tickets of following numbers; sometimes the number of one cannot be read.
    private mutating func travel(_ plan: SupportPlan.ID, _ day: Int) async throws {
        next += seed.number(2...40)
        for way in 0...1 {
            next += 1
            let ticket = Ticket(
                plan: plan, number: way == 1 && seed.happens(3) ? nil : "LV-\(next)", day: day, bill: "ticket \(next)")
            tickets.append(ticket)
            try await hand(Till.ticket(ticket.number, 150, on: day), ticket.bill, plan)
        }
    }

    private mutating func tickRegister(_ plan: SupportPlan.ID) async throws {
        let days = Season.days.filter { $0 < 32 && seed.happens(80) }
        honest += 1
        let outcome = try await till.store.keep(
            DayBits(month: Till.day(1), days: days), line: 3, of: plan, submitting: true, as: till.viewer(.mara))
        if case .warned? = outcome { flagged.append("a register") }
        for day in days { lunches.append((plan, day)) }
    }

    /// Bills of a kitchen that counts them from one.
    private mutating func eat(_ plan: SupportPlan.ID) async throws {
        var bill = 0
        for day in Season.days where seed.happens(60) {
            bill += 1
            try await hand(Till.ticket("\(bill)", Int64(seed.number(180...220)), on: day, line: 3), "lunch", plan)
            lunches.append((plan, day))
        }
    }

    /// Shoes and jackets; one bill is for two children.
    private mutating func buyThings() async throws {
        for (index, plan) in plans.enumerated() {
            var new = Till.ticket(
                "\(2000 + (index == 1 ? 0 : index))", Int64(1500 + 100 * index), on: 16 + (index == 1 ? 0 : index),
                line: 5)
            new.conditionMet = true
            try await hand(new, index < 2 ? "one bill for two" : "things", plan)
        }
    }

    private mutating func teach(_ plan: SupportPlan.ID, _ index: Int) async throws {
        let before = try await listed
        // Nobody teaches more hours than a day has.
        for week in 0..<4 {
            try await till.log(plan, on: Season.days[index % 4 + 4 * week], hours: seed.number(1...2), as: .mara)
            honest += 1
        }
        try await till.work(.preparation, on: 14, of: plan)
        try await till.work(.supervision, on: 14, of: plan)
        honest += 2
        if try await listed > before { flagged.append("hours of one school") }
    }

    private mutating func hand(_ new: NewCompensation, _ bill: String, _ plan: SupportPlan.ID) async throws {
        honest += 1
        let words = bill == "lunch" || bill == "things" ? "\(bill) \(honest)" : bill
        guard case .warned = try await till.send(new, bill: words, to: plan, as: .mara) else { return }
        flagged.append("\(bill) of \(new.from)")
        try await till.sure(new, bill: words, to: plan, as: .mara)
    }

    // MARK: Doubles

    mutating func recordDoubles() async throws -> [Seeded] {
        var all: [Seeded] = []
        for _ in 0..<3 {
            all += try await ticketsTwice()
            all += try await lunchesTwice()
        }
        all += try await hoursTwice()
        return all
    }

    private mutating func ticketsTwice() async throws -> [Seeded] {
        let known = seed.shuffled(tickets.filter { $0.number != nil })
        func again(_ index: Int, _ number: String?, on day: Int? = nil) -> NewCompensation {
            Till.ticket(number, 150, on: day ?? known[index].day)
        }
        let otherPlan = plans.first { $0 != known[5].plan } ?? till.plan
        let photo = plans.first { $0 != known[6].plan } ?? till.plan
        return [
            try await double("photographed twice", again(0, known[0].number), to: known[0].plan),
            try await double(
                "the very same photo", again(1, "LV-9\(seed.number(10_000...99_999))"), bill: known[1].bill,
                to: known[1].plan),
            try await double(
                "another way to write the number",
                again(2, known[2].number?.replacing("LV-", with: "lv ").replacing("1", with: "I")), to: known[2].plan),
            try await double("photographed twice, without the number", again(3, nil), to: known[3].plan),
            try await double(
                "the same ticket on another day", again(4, known[4].number, on: known[4].day == 14 ? 15 : 14),
                to: known[4].plan),
            try await double("one ticket for two children", again(5, known[5].number), to: otherPlan),
            try await double("one photo for two children", again(6, nil, on: 18), bill: known[6].bill, to: photo),
        ]
    }

    private mutating func lunchesTwice() async throws -> [Seeded] {
        let lunch = seed.pick(lunches)
        return [
            try await double("a bill for the same day", Till.ticket(nil, 200, on: lunch.day, line: 3), to: lunch.plan)
        ]
    }

    private func double(_ name: String, _ new: NewCompensation, bill: String? = nil, to plan: SupportPlan.ID)
        async throws
        -> Seeded
    {
        do {
            guard case .warned = try await till.send(new, bill: bill ?? "again \(name)", to: plan, as: .mara) else {
                return Seeded(name: name, refused: false, found: false)
            }
        } catch {
            return Seeded(name: name, refused: true, found: (error as? Rejection)?.isConflict == true)
        }
        let before = try await listed
        try await till.sure(new, bill: bill ?? "again \(name)", to: plan, as: .mara)
        return Seeded(name: name, refused: false, found: try await listed > before)
    }

    /// What is recorded without a word before it, so only the list finds it.
    private mutating func hoursTwice() async throws -> [Seeded] {
        var all: [Seeded] = []
        func seeded(_ name: String, _ record: () async throws -> Void) async throws {
            let before = try await listed
            let refused = await refusal { try await record() }
            let isListed = try await listed > before
            all.append(Seeded(name: name, refused: refused != nil, found: isListed || refused?.fields == ["starts_at"]))
        }
        let (plan, plans) = (seed.pick(Array(plans.prefix(5))), plans)
        let other = try await till.planInOtherProgramme(besides: plan)
        try await seeded("the same hour in two schools") { try await till.log(till.second, on: 14, as: .sandra) }
        try await seeded("the same hour in two schools, at its time") {
            try await till.log(till.second, on: 24, at: 550, as: .sandra)
        }
        try await seeded("the same hour in two programmes") {
            try await till.log(plan, on: 34, as: .mara)
            try await till.log(other, on: 34, as: .mara)
        }
        try await seeded("the author's work in two programmes") { try await till.work(.preparation, on: 14, of: other) }
        try await seeded("the author's work twice") { try await till.work(.supervision, on: 14, of: plans[6]) }
        let lunch = lunches.first { $0.plan == plan }?.day ?? 14
        all.append(
            try await double("the same lunch in two programmes", Till.ticket(nil, 200, on: lunch, line: 3), to: other))
        all.append(try await double("the same trip in two programmes", Till.ticket("LV-1", 150, on: 14), to: other))
        return all
    }

    private var listed: Int { get async throws { try await till.count("SELECT count(*) FROM double_funding") } }
}
