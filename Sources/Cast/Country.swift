import Casework

/// The one named cast of people, units and learners, for tests, the demo and pictures.
///
///     let country = try await Country.make(in: registry, clock: clock)
///     try await registry.supportPlans.submit(country.bruno.plan, as: country.viewer(.mara))
package struct Country: Sendable {
    package let registry: Registry
    package let clock: SetClock
    /// The number from which everything invented follows.
    package static let seed: UInt64 = 834_2017
    /// One password for all: the demo holds nobody's data.
    package static let password = "priekule-2026-demo"

    var members: [CastMember: Person.ID]
    var units: [Place: NamedUnit]
    /// The learners of the small country.
    package var pupils: [Pupil.Name: Child] = [:]

    /// A learner with the plan that he has, if any.
    package struct Child: Sendable {
        package let id: Learner.ID
        package var plan: SupportPlan.ID?
    }

    package func person(_ member: CastMember) -> Person.ID { members[member] ?? Person.ID(number: 0) }
    package func unit(_ place: Place) -> Unit.ID { units[place]?.id ?? Unit.ID(number: 0) }

    /// Somebody of the cast with the roles of today.
    package func viewer(_ member: CastMember, for purpose: Purpose.Kind? = nil) -> Viewer {
        let today = clock.clock.today
        let roles = Post.all.filter { $0.member == member && $0.period.contains(today) }.map { post in
            Role(
                id: Role.ID(at: clock.clock.now), kind: post.kind, unit: unit(post.place), unitCode: post.place.code,
                unitName: units[post.place]?.name ?? "", period: post.period)
        }
        return Viewer(
            person: person(member), roles: roles, purpose: Purpose(purpose ?? Country.purpose(of: roles.first?.kind)),
            trace: Trace(request: "cast"))
    }

    private static func purpose(of kind: Role.Kind?) -> Purpose.Kind {
        switch kind {
        case .institutionHead, .municipalityCoordinator, .ikvdExpert: .approve
        case .specialist: .deliverService
        case .regionalCoordinator, .analyst, .accountant: .monitor
        case .administrator: .technicalSupport
        case .planAuthor, .institutionCoordinator, .homeroomTeacher, .vetCoordinator, nil: .preparePlan
        }
    }
}
