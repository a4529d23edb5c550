import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("Why can I see this?")
struct ReasonTests {
    @Test("the nearest role that carries the right is the reason", arguments: Engine.available)
    func nearest(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        try await country.employ(
            0, "Zane", "Liepa", (.regionalCoordinator, TwoSchools.kurzeme),
            (.municipalityCoordinator, TwoSchools.dienvidkurzeme))
        let viewer = try await country.viewer(0)
        let reason = try await country.registry.access.why(viewer, TwoSchools.priekulesSkola)
        #expect(reason.relation == .within)
        #expect(reason.role?.kind == .municipalityCoordinator)
        #expect(
            reason.message.text(in: .lv)
                == "Jūsu loma ir pašvaldības koordinators, vienība: Dienvidkurzemes novads. Tajā ietilpst Priekules vidusskola."
        )
        #expect(
            reason.message.text(in: .en)
                == "Your role is municipality coordinator at Dienvidkurzemes novads, which includes Priekules vidusskola."
        )
        #expect(try await country.registry.access.why(viewer, TwoSchools.dienvidkurzeme).relation == .own)
        #expect(try await country.registry.access.why(.operator, TwoSchools.priekulesSkola).relation == .operator)
        await #expect(throws: Rejection.notFound) { try await country.registry.access.why(viewer, TwoSchools.state) }
        await #expect(throws: Rejection.notFound) {
            try await country.registry.access.why(viewer, TwoSchools.priekulesSkola, .approveForState)
        }
    }

    @Test("a municipality that a reform ended gives no right any more; its successor does", arguments: Engine.available)
    func reform(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine, on: "2021-06-30")
        try await country.employ(0, "Zane", "Liepa", (.municipalityCoordinator, TwoSchools.priekule))
        try await country.employ(1, "Jānis", "Ozols", (.municipalityCoordinator, TwoSchools.dienvidkurzeme))
        let (before, early) = (try await country.viewer(0), try await country.viewer(1))
        #expect(
            try await country.registry.access.why(before, TwoSchools.priekulesSkola).role?.unitName
                == "Priekules novads")
        #expect(early.roles == [])
        country.time.set(Instant(TwoSchools.reform, hour: 9))
        let after = try await country.viewer(0)
        #expect(after.roles == [])
        await #expect(throws: Rejection.notFound) {
            try await country.registry.access.why(after, TwoSchools.priekulesSkola)
        }
        let successor = try await country.viewer(1)
        #expect(try await country.registry.access.why(successor, TwoSchools.priekulesSkola).relation == .within)
    }

    @Test("somebody without a person has no scope, only the operator sees all", arguments: Engine.available)
    func nobody(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        for (viewer, count) in [(Viewer.visitor(Trace(request: "t")), 0), (.operator, 7)] {
            let seen: Int = try await country.registry.read(as: viewer) { tx in
                try tx.connection.first(
                    "SELECT count(*) FROM unit WHERE \(tx.viewer.scope(.readPlan, of: "unit.id", on: tx.today))")?[0]
                    ?? -1
            }
            #expect(seen == count)
        }
    }
}
