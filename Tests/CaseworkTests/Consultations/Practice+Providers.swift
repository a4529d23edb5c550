import Cast
import Testing

@testable import Casework

extension Practice {
    /// Makes somebody a specialist of a school.
    func employ(_ member: CastMember, at place: Cast.Place = .priekule, from day: Day? = nil) async throws {
        try await country.registry.accounts.grant(
            .specialist, at: country.unit(place), Period(day ?? today), to: country.person(member), by: .operator)
    }

    /// A minor change of the plan: somebody else gives the consultations, approved on the same day.
    func nameProvider(_ name: String, of key: MeasureKey) async throws {
        let mara = country.viewer(.mara)
        try await country.plans.revise(key.plan, reason: "Mainījās pedagogs.", as: mara)
        let file = try await country.plans.open(key.plan, as: mara)
        var content = file.content
        let place = try #require(content.measures.firstIndex { $0.line == key.line })
        content.measures[place].provider = name
        try await country.plans.save(content, of: key.plan, lock: file.plan.lock, as: mara)
        try await country.bring(key.plan, to: .approved)
    }
}
