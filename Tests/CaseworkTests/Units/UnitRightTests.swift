import Cast
import Language
import Testing

@testable import Casework

@Suite("Who may change the map")
struct UnitRightTests {
    @Test("the administrator of the country may, others are told whom to ask", arguments: Engine.available)
    func rights(_ engine: Engine) async throws {
        let country = try await Country.make(on: engine)
        let units = country.registry.units
        let decision = Decision(on: try #require(Day("2026-09-01")))
        let code = Place.kaleti.code
        for member in [CastMember.ilze, .juris, .mara] {
            await #expect(throws: Rejection.notAllowed("unit.problem.not_allowed")) {
                try await units.rename(code, to: "Cita skola", by: decision, as: country.viewer(member))
            }
            await #expect(throws: Rejection.notAllowed("unit.problem.not_allowed")) {
                try await units.found(
                    Founding(code: "5000000009", name: "Skola", kind: .generalInstitution, in: "LV-112", by: decision),
                    as: country.viewer(member))
            }
        }
        await #expect(throws: Rejection.notAllowed("unit.problem.operator_only")) {
            try await country.registry.loadReferenceData(as: country.viewer(.andris))
        }
        try await units.rename(code, to: "Cita skola", by: decision, as: country.viewer(.andris))
        #expect(try await units.unit(code, on: decision.day, as: country.viewer(.mara)).name == "Cita skola")
    }
}
