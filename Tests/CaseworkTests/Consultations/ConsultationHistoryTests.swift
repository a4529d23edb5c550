import Cast
import Storage
import Testing

@testable import Casework

@Suite("Any history of consultations")
struct ConsultationHistoryTests {
    @Test("sheets, fidelity, timesheet and cost agree after every step", arguments: Engine.available)
    func agree(_ engine: Engine) async throws {
        let number = UInt64.random(in: 0...UInt64(UInt32.max))
        print("seed of the history on \(engine): \(number)")
        var seed = Seed(number)
        let practice = try await Practice(engine, learners: 5)
        let first = practice.today
        practice.clock.set(Instant(.cast(2025, 11, 28), hour: 18))
        var entries: [ConsultationEntry.ID] = []
        for step in 0..<60 {
            let deed = seed.number(0...9)
            if deed < 6 {
                let group = seed.shuffled(Array(0..<5)).prefix(seed.number(1...5))
                var entry = ConsultationEntry(
                    group.map { .init(practice.measures[$0], absence: seed.happens(15) ? "ill" : nil) },
                    on: first.advanced(by: seed.number(0...50)), hours: seed.number(1...3),
                    startsAt: seed.happens(50) ? seed.number(8...18) * 60 : nil)
                entry.overDoseReason = "Vajag vairāk"
                do throws(Rejection) { entries.append(try await practice.store.log(entry, as: practice.liene)) } catch {
                    guard case .invalid = error else { throw error }
                }
            } else if deed < 9 {
                let rows = try await practice.sheet(seed.pick(practice.measures)).valid
                if !rows.isEmpty {
                    try await practice.store.withdraw(seed.pick(rows).id, reason: "Kļūda", as: practice.juris)
                }
            } else if !entries.isEmpty {
                do throws(Rejection) { try await practice.store.undo(seed.pick(entries), as: practice.liene) } catch {
                    guard error == .notFound else { throw error }
                }
            }
            try await expectAgreement(practice, "seed \(number), step \(step)")
        }
    }

    private func expectAgreement(_ practice: Practice, _ place: String) async throws {
        var rows: [Consultation] = []
        for key in practice.measures {
            let sheet = try await practice.sheet(key)
            #expect(sheet.held.count == sheet.measure.held, "\(place)")
            #expect(Set(sheet.held.map(\.heldOn)).count == sheet.measure.sessions, "\(place)")
            rows += sheet.held
        }
        var timesheet: [Timesheet.Row] = []
        for month in ["2025-10", "2025-11"] {
            timesheet += try await practice.store.timesheet(
                of: practice.country.person(.liene), in: try #require(Month(month)), as: practice.liene
            ).rows
        }
        let sessions = Set(rows.map(\.session)).count
        #expect(timesheet.count == sessions, "\(place)")
        #expect(timesheet.allSatisfy { $0.accountedMinutes == 60 && $0.contactMinutes == 40 }, "\(place)")
        #expect(rows.map(\.accountedMinutes).reduce(0, +) == sessions * 60, "\(place)")
        #expect(rows.map(\.sum).sum == Euro(cents: 1250) * sessions, "\(place)")
        #expect(timesheet.map(\.sum).sum == Euro(cents: 1250) * sessions, "\(place)")
        let running = try await practice.store.running(as: practice.juris).filter { practice.measures.contains($0.key) }
        #expect(running.fidelity.heldHours == rows.count, "\(place)")
    }
}
