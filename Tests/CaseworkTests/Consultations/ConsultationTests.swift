import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("Consultations")
struct ConsultationTests {
    @Test("three hours on one day make three rows, and put the plan in progress", arguments: Engine.available)
    func threeHours(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 0)
        let key = try await practice.plan(1, startsIn: 1)
        practice.clock.set(Instant(practice.today.next, hour: 18))
        #expect(try await practice.country.look(key.plan).state == .approved)
        let id = try await practice.store.log(
            ConsultationEntry([.init(key)], on: practice.today, hours: 3, startsAt: 14 * 60), as: practice.liene)
        let sheet = try await practice.sheet(key)
        #expect(sheet.rows.map(\.startsAt) == [840, 880, 920])
        #expect(sheet.rows.allSatisfy { $0.accountedMinutes == 60 && $0.contactMinutes == 40 && $0.entry == id })
        #expect(sheet.rows.map(\.sum).sum == Euro(cents: 3750))
        #expect(try await practice.country.look(key.plan).state == .inProgress)
        await #expect(throws: Rejection.self) {
            try await practice.country.plans.void(key.plan, reason: "Kļūda", as: practice.country.viewer(.mara))
        }
    }

    @Test(
        "an hour of a group is one hour and one rate, also after one of them is withdrawn", arguments: Engine.available)
    func group(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 7)
        var entry = practice.entry(0, 1, 2, 3, 4, 5, 6)
        entry.attendances[6] = .init(practice.measures[6], absence: "ill")
        try await practice.store.log(entry, as: practice.liene)
        func rows() async throws -> [Consultation] {
            var rows: [Consultation] = []
            for key in practice.measures { rows += try await practice.sheet(key).held }
            return rows
        }
        let before = try await rows()
        #expect(before.count == 6 && before.map(\.accountedMinutes).reduce(0, +) == 60)
        #expect(before.map(\.contactMinutes).reduce(0, +) == 40 && before.map(\.sum).sum == Euro(cents: 1250))
        try await practice.store.withdraw(before[0].id, reason: "Nebija klāt", as: practice.liene)
        let after = try await rows()
        #expect(after.count == 5 && after.map(\.accountedMinutes).reduce(0, +) == 60)
        #expect(after.map(\.sum).sum == Euro(cents: 1250))
        let timesheet = try await practice.store.timesheet(
            of: practice.country.person(.liene), in: Month(of: practice.today), as: practice.liene)
        #expect(
            timesheet.rows.count == 1 && timesheet.rows.accountedMinutes == 60 && timesheet.rows[0].plans.count == 5)
    }

    @Test("50 entries of one hour at once leave one, a form sent twice too", arguments: Engine.available)
    func parallel(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let liene = practice.liene
        let entry = practice.entry(at: 600)
        let kept = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    do throws(Rejection) {
                        try await practice.store.log(entry, as: liene)
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(kept == 1)
        #expect(try await practice.sheet().rows.count == 1)
        var again = practice.entry()
        again.receipt = "viens"
        let first = try await practice.store.log(again, as: liene)
        #expect(try await practice.store.log(again, as: liene) == first)
        #expect(try await practice.sheet().rows.count == 2)
    }

    @Test(
        "undoing takes back all of an entry and nothing else; a withdrawal needs a reason", arguments: Engine.available)
    func withdrawn(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 2)
        try await practice.store.log(practice.entry(0), as: practice.liene)
        let entry = try await practice.store.log(practice.entry(0, 1, hours: 2), as: practice.liene)
        await #expect(throws: Rejection.notFound) { try await practice.store.undo(entry, as: practice.juris) }
        try await practice.store.undo(entry, as: practice.liene)
        let sheet = try await practice.sheet()
        #expect(sheet.rows.count == 3 && sheet.held.count == 1 && sheet.measure.held == 1)
        await #expect(throws: Rejection.invalid("withdrawal", "consultation.problem.withdrawal_reason")) {
            try await practice.store.withdraw(sheet.held[0].id, reason: "", as: practice.liene)
        }
        for member in [CastMember.gunars, .ilze, .sandra] {
            let viewer = practice.country.viewer(member)
            await #expect(throws: Rejection.notFound) {
                try await practice.store.withdraw(sheet.held[0].id, reason: "Kļūda", as: viewer)
            }
        }
    }

    @Test("a code confirms once, later than a day it is late", arguments: Engine.available)
    func confirmed(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let learner = try await practice.sheet().measure.learner
        let codes = try await practice.store.issueCodes(
            to: .guardian, of: learner, as: practice.country.viewer(.mara))
        #expect(Set(codes).count == 20)
        let day = practice.today
        try await practice.store.log(practice.entry(hours: 2), as: practice.liene)
        practice.clock.set(Instant(day.advanced(by: 2), hour: 9))
        try await practice.store.log(practice.entry(), as: practice.liene)
        let rows = try await practice.sheet().rows
        await #expect(throws: Rejection.invalid("confirmation_code", "consultation.problem.code")) {
            try await practice.store.confirm(rows[0].id, by: .code("0000-0000"), as: practice.liene)
        }
        try await practice.store.confirm(
            rows[0].id, by: .code(" " + codes[0].text.uppercased()), as: practice.liene)
        await #expect(throws: Rejection.invalid("confirmation_code", "consultation.problem.code")) {
            try await practice.store.confirm(rows[2].id, by: .code(codes[0].text), as: practice.liene)
        }
        let paper = NewDocument(Bill.file(number: "1", for: "KA", .zero, on: day), fileName: "ka.pdf")
        try await practice.store.confirm(rows[2].id, by: .evidence("e-klase 417", paper), as: practice.liene)
        let confirmed = try await practice.sheet().rows.map(\.confirmation)
        let document = try #require(confirmed[2]?.document)
        for member in [CastMember.liene, .mara, .juris, .ilze] {
            #expect(
                try await practice.country.registry.documents.open(document, as: practice.country.viewer(member)).id
                    == document)
        }
        for member in [CastMember.sandra, .gunars, .ruta, .vija, .andris] {
            await #expect(throws: Rejection.notFound, "\(member)") {
                try await practice.country.registry.documents.open(document, as: practice.country.viewer(member))
            }
        }
        #expect(confirmed.map { $0?.means } == [.guardianCode, .guardianCode, .evidence])
        #expect(confirmed.map { $0?.isLate } == [true, true, false])
    }

    @Test("the word of the other side counts after the plan was completed too", arguments: Engine.available)
    func confirmedAfterwards(_ engine: Engine) async throws {
        let practice = try await Practice(engine)
        let (country, plan) = (practice.country, practice.measures[0].plan)
        let learner = try await practice.sheet().measure.learner
        let codes = try await practice.store.issueCodes(to: .guardian, of: learner, as: country.viewer(.mara))
        try await practice.store.log(practice.entry(hours: 2), as: practice.liene)
        try await country.bring(plan, to: .evaluated)
        let waiting = try await country.plans.open(plan, as: practice.juris).unconfirmed
        #expect(waiting.map(\.hours) == [2] && waiting.map(\.heldOn) == [practice.today])
        try await country.plans.complete(plan, as: practice.juris)
        let row = try #require(try await practice.sheet().held.first)
        #expect(
            await refusal { try await practice.store.withdraw(row.id, reason: "Kļūda", as: practice.liene) }?.keys == [
                "consultation.problem.plan_closed"
            ])
        try await practice.store.confirm(row.id, by: .code(codes[0].text), as: practice.liene)
        #expect(try await practice.sheet().held.map { $0.confirmation?.isLate } == [false, false])
        #expect(try await country.plans.open(plan, as: practice.juris).unconfirmed.isEmpty)
    }

    @Test("what is expected today, what falls behind and what stands still", arguments: Engine.available)
    func expected(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 2)
        #expect(try await practice.store.today(as: practice.liene).measures.count == 2)
        try await practice.store.log(practice.entry(0, hours: 4), as: practice.liene)
        // The week expects one of twelve hours of each: who had none comes first.
        let begun = try await practice.store.today(as: practice.liene).measures
        #expect(begun.map(\.held) == [0, 4] && begun.map { $0.expected(inWeekOf: practice.today) } == [1, 1])
        #expect(begun.map { $0.due(inWeekOf: practice.today) } == [1, 0] && begun.map(\.heldThisWeek) == [0, 4])
        practice.clock.set(Instant(practice.today.advanced(by: 22), hour: 9))
        try await practice.country.plans.startDue(as: .operator)
        let expected = try await practice.store.today(as: practice.liene)
        let (first, second) = (expected.measures.first { $0.held == 4 }, expected.measures.first { $0.held == 0 })
        #expect(first?.isBehind(expected.rule, on: practice.today) == false)
        #expect(second?.isBehind(expected.rule, on: practice.today) == true)
        #expect(second?.weeksWithout(on: practice.today) == 3)
        for (member, count) in [(CastMember.liene, 2), (.mara, 2), (.sandra, 0)] {
            let doubtful = try await practice.store.doubtful(as: practice.country.viewer(member)).measures
            #expect(doubtful.count == count, "\(member)")
        }
        #expect(try await practice.store.ofSemester(as: practice.juris).fidelity.heldHours == 4)
    }
}
