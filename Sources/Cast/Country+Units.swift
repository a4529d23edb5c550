import Casework

/// The institutions of the cast. Names and dates of renames are the real ones; registration numbers are invented, and so
/// is the first day: the registry's records begin with the map of 2009.
package enum CastUnits {
    /// The five schools of Priekules novads, two neighbours and one institution of the state, with their history.
    package static func enter(into registry: Registry) async throws(Rejection) {
        let units = registry.units
        try await units.found(schools.map(founding), as: .operator)
        try await units.rename(
            "4113900002", to: "Kalētu Mūzikas un mākslas pamatskola", by: decision(2018, 9, 1), as: .operator)
        try await units.rename("4113900005", to: "Mežupes pamatskola", by: decision(2019, 6, 10), as: .operator)
        try await units.move("4113900006", to: "LV-R3", by: decision(2021, 7, 1), as: .operator)
        for school in schools { try await takePart(school.code, in: registry) }
        try await units.close("4113900004", by: decision(2020, 8, 31), as: .operator)
    }

    private typealias School = (code: String, name: String, kind: Unit.Kind, place: String)

    private static let schools: [School] = [
        ("4113900001", "Priekules vidusskola", .generalInstitution, "LV-074"),
        ("4113900002", "Kalētu pamatskola", .generalInstitution, "LV-074"),
        ("4113900003", "Krotes Kronvalda Ata pamatskola", .generalInstitution, "LV-074"),
        ("4113900004", "Virgas pamatskola", .generalInstitution, "LV-074"),
        ("4113900005", "Purmsātu speciālā internātpamatskola", .specialInstitution, "LV-074"),
        ("4113900006", "Liepājas Valsts tehnikums", .stateVetInstitution, "LV"),
        ("4113900007", "Grobiņas vidusskola", .generalInstitution, "LV-032"),
        ("4113900008", "Madonas pilsētas vidusskola", .generalInstitution, "LV-059"),
    ]

    private static func founding(_ school: School) -> Founding {
        Founding(
            code: school.code, name: school.name, kind: school.kind, in: school.place, founder: school.place,
            existedBefore: true, by: decision(2009, 7, 1))
    }

    /// In the project from its first semester, then in what continues it.
    private static func takePart(_ code: String, in registry: Registry) async throws(Rejection) {
        let project = Period(day(2017, 9, 1), through: day(2023, 12, 31))
        try await registry.units.join(code, "8.3.4", project, as: .operator)
        if code != "4113900004" {
            try await registry.units.join(code, "BALSTS", Period(day(2024, 1, 1)), as: .operator)
        }
    }

    private static func decision(_ year: Int, _ month: Int, _ number: Int) -> Decision {
        Decision(on: day(year, month, number))
    }

    private static func day(_ year: Int, _ month: Int, _ number: Int) -> Day {
        Day(year: year, month: month, day: number) ?? Day(number: 0)
    }
}
