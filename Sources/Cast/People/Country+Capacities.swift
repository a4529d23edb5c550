import Casework

extension Country {
    /// For how many hours a week some of the cast are engaged as specialists, from the first day of the semester on: two
    /// at Priekules vidusskola, and one whom the municipality shares between its schools.
    func engageSpecialists() async throws {
        let from = try await semester.period.from
        let agreed: [(CastMember, String, Int, Place, by: CastMember)] = [
            (.liene, "consult_teacher", 12, .priekule, by: .juris),
            (.mara, "consult_teacher", 4, .priekule, by: .juris),
            (.velga, "consult_psychologist", 8, .dienvidkurzemesNovads, by: .ilze),
        ]
        for (member, kind, hours, place, keeper) in agreed {
            try await registry.capacities.record(
                NewCapacity(person: person(member), kind: kind, hours: hours, period: Period(from)), at: unit(place),
                as: viewer(keeper))
        }
    }
}
