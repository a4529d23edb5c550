import Cast
import Testing

@testable import Casework

@Suite("Hours of a plan that changed its provider")
struct ProviderChangeTests {
    private static let change = Day.cast(2025, 11, 10)

    /// Velga follows Liene on the day of the change; now it is two days later.
    private func changed(_ engine: Engine) async throws -> (practice: Practice, velga: Viewer) {
        let practice = try await Practice(engine)
        practice.clock.set(Instant(Self.change, hour: 9))
        try await practice.employ(.velga)
        try await practice.nameProvider("Velga Strazda", of: practice.measures[0])
        practice.clock.set(Instant(Self.change.advanced(by: 2), hour: 18))
        return (practice, practice.country.viewer(.velga))
    }

    @Test("an hour is of the provider of its day, whoever writes it down later", arguments: Engine.available)
    func attribution(_ engine: Engine) async throws {
        let (practice, velga) = try await changed(engine)
        let mara = practice.country.viewer(.mara)
        #expect(try await practice.refusal(of: practice.entry(day: .cast(2025, 11, 5)), as: mara) == [])
        #expect(try await practice.refusal(of: practice.entry(day: .cast(2025, 11, 6))) == [])
        #expect(try await practice.refusal(of: practice.entry(day: .cast(2025, 11, 11)), as: velga) == [])
        #expect(
            try await practice.sheet().held.map(\.specialist) == ["Liene Rudzīte", "Liene Rudzīte", "Velga Strazda"])
        for (member, count) in [(CastMember.liene, 2), (.velga, 1)] {
            let sheet = try await practice.store.timesheet(
                of: practice.country.person(member), in: Month(of: Self.change), as: practice.country.viewer(member))
            #expect(sheet.consultations.count == count, "\(member)")
        }
    }

    @Test("a specialist writes down the own days, and both the day of the change", arguments: Engine.available)
    func days(_ engine: Engine) async throws {
        let (practice, velga) = try await changed(engine)
        let (before, after) = (Self.change.previous, Self.change.next)
        let refused = ["held_on another_provider"]
        #expect(try await practice.refusal(of: practice.entry(day: after)) == refused)
        #expect(try await practice.refusal(of: practice.entry(day: before), as: velga) == refused)
        #expect(try await practice.refusal(of: practice.entry(day: Self.change)) == [])
        #expect(try await practice.refusal(of: practice.entry(day: Self.change), as: velga) == [])
        let held = try await practice.sheet().held
        #expect(Set(held.map(\.specialist)) == ["Liene Rudzīte", "Velga Strazda"])
        for day in [before, after] {
            #expect(try await practice.refusal(of: practice.entry(day: day), as: practice.juris) == [])
        }
    }

    @Test(
        "both open the sheet, but a specialist withdraws and confirms the own hours only", arguments: Engine.available)
    func keeping(_ engine: Engine) async throws {
        let (practice, velga) = try await changed(engine)
        #expect(try await practice.refusal(of: practice.entry(day: Self.change.previous)) == [])
        #expect(try await practice.refusal(of: practice.entry(day: Self.change.next), as: velga) == [])
        let rows = try await practice.sheet().held
        for (viewer, own, other) in [(practice.liene, rows[0], rows[1]), (velga, rows[1], rows[0])] {
            let sheet = try await practice.store.sheet(of: practice.measures[0], as: viewer)
            #expect(sheet.held.filter { sheet.keeps($0) }.map(\.id) == [own.id])
            let confirmed = await refusal {
                try await practice.store.confirm(other.id, by: .evidence("e-klase 417"), as: viewer)
            }
            let withdrawn = await refusal {
                try await practice.store.withdraw(other.id, reason: "Kļūda", as: viewer)
            }
            #expect(confirmed == .notFound && withdrawn == .notFound)
            try await practice.store.confirm(own.id, by: .evidence("e-klase 418"), as: viewer)
        }
        let sheet = try await practice.sheet()
        #expect(sheet.held.filter { sheet.keeps($0) }.count == 2)
    }

    @Test("on the day of the change each confirms the own hours", arguments: Engine.available)
    func confirming(_ engine: Engine) async throws {
        let (practice, velga) = try await changed(engine)
        #expect(try await practice.refusal(of: practice.entry(day: Self.change, hours: 2)) == [])
        #expect(try await practice.refusal(of: practice.entry(day: Self.change), as: velga) == [])
        func confirmed() async throws -> [String] {
            try await practice.sheet().held.filter { $0.confirmation != nil }.map(\.specialist).sorted()
        }
        let own = try #require(try await practice.sheet().held.first { $0.specialist == "Liene Rudzīte" })
        try await practice.store.confirm(own.id, by: .evidence("e-klase 417"), as: practice.liene)
        #expect(try await confirmed() == ["Liene Rudzīte", "Liene Rudzīte"])
        let last = try #require(try await practice.sheet().held.first { $0.specialist == "Velga Strazda" })
        try await practice.store.confirm(last.id, by: .evidence("e-klase 418"), as: velga)
        #expect(try await confirmed() == ["Liene Rudzīte", "Liene Rudzīte", "Velga Strazda"])
    }

    @Test(
        "who gave a measure earlier reads the own hours only, who gives it now also those before",
        arguments: Engine.available)
    func reading(_ engine: Engine) async throws {
        let (practice, velga) = try await changed(engine)
        let key = practice.measures[0]
        #expect(try await practice.refusal(of: practice.entry(day: Self.change.previous)) == [])
        #expect(try await practice.refusal(of: practice.entry(day: Self.change.next), as: velga) == [])
        let both = ["Liene Rudzīte", "Velga Strazda"]
        let readers: [(Viewer, [String])] = [
            (practice.liene, ["Liene Rudzīte"]), (velga, both), (practice.country.viewer(.mara), both),
            (practice.juris, both),
        ]
        for (viewer, names) in readers {
            #expect(try await practice.store.sheet(of: key, as: viewer).rows.map(\.specialist) == names)
            let sheets = try await practice.store.sheets(of: key.plan, as: viewer)
            #expect(sheets.flatMap(\.rows).map(\.specialist) == names)
        }
    }

    @Test("hours of nobody are refused until the plan names a provider", arguments: Engine.available)
    func nobody(_ engine: Engine) async throws {
        let practice = try await Practice(engine, learners: 0)
        let key = try await practice.plan(1, provider: "")
        let entry = ConsultationEntry([.init(key)], on: practice.today)
        for member in [CastMember.mara, .dace, .juris] {
            let refused = try await practice.refusal(of: entry, as: practice.country.viewer(member))
            #expect(refused == ["measure no_provider"], "\(member)")
        }
        practice.clock.set(Instant(practice.today.advanced(by: 2), hour: 9))
        try await practice.nameProvider("Liene Rudzīte", of: key)
        #expect(try await practice.refusal(of: entry) == [])
        #expect(try await practice.sheet(key).held.map(\.specialist) == ["Liene Rudzīte"])
    }
}
