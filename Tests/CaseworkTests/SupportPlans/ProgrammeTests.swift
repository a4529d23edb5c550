import Cast
import Testing

@testable import Casework

@Suite("Several programmes side by side")
struct ProgrammeTests {
    @Test(
        "a learner has a plan in each of two programmes; the next semester goes on in the same one",
        arguments: Engine.available)
    func sideBySide(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plans, mara) = (country.registry.supportPlans, country.viewer(.mara))
        let learner = try await country.newcomer(61)
        var hours: [String: Euro?] = [:]
        func begin(_ programme: String?, semester: Int64) async throws -> String {
            let id = try await plans.create(
                PlanStart(
                    learner: learner, institution: country.unit(.priekule), semester: semester, programme: programme),
                as: mara)
            let number = try await plans.open(id, as: .operator).plan.programme
            let programmes = try await country.registry.calendar.programmes(as: .operator)
            let code = programmes.first { $0.id.number == number }?.code ?? ""
            hours[code] = try await plans.formLists(of: id, as: mara).catalogue.rate("consult_teacher")?.amount
            return code
        }
        let now = try await country.semester.id.number
        #expect(try await begin("4.2.3.1", semester: now) == "4.2.3.1")
        #expect(try await begin(nil, semester: now + 1) == "4.2.3.1")
        #expect(try await begin("PASVALDIBA", semester: now) == "PASVALDIBA")
        // Each pays by its own rates where it has them, and by those of all where not.
        #expect(hours == ["4.2.3.1": Euro(cents: 1400), "PASVALDIBA": Euro(cents: 1250)])
        await #expect(throws: Rejection.self) { _ = try await begin("4.2.3.1", semester: now) }
        await #expect(throws: Rejection.self) { _ = try await begin("8.3.4", semester: now) }
    }
}
