import Casework

extension Script {
    /// Contracts and allocations of the partners. Numbers and days of the first contracts are the published ones, every
    /// amount is invented and suffices for the plans of the demo.
    mutating func addMoney(_ semesters: [Semester], until today: Day) {
        let (map, next) = (Day.cast(2021, 9, 1), Day.cast(2024, 1, 1))
        let school = Place.tehnikums.code
        sign("8.3.4", "P6-13/17", with: "LV-074", .cast(2017, 8, 31), .cast(2017, 9, 1), .cast(2022, 12, 31))
        sign("8.3.4", "P6-13/18", with: school, .cast(2017, 8, 31), .cast(2017, 9, 1), .cast(2022, 12, 31))
        sign("8.3.4", "P6-12/21", with: "LV-112", .cast(2021, 8, 31), map, .cast(2022, 12, 31))
        sign("8.3.4", "P6-12/22", with: "LV-059", .cast(2021, 8, 31), map, .cast(2022, 12, 31))
        for (number, partner) in ["LV-112", school, "LV-059"].enumerated() {
            sign("BALSTS", "B-\(number + 1)/24", with: partner, .cast(2023, 12, 29), next, .cast(2027, 12, 31))
        }
        // The project went on for a year longer than the contracts.
        for (number, partner) in [("P6-13/18", school), ("P6-12/21", "LV-112"), ("P6-12/22", "LV-059")] {
            add(
                .amend(
                    contract: number, with: partner,
                    by: .init(
                        number: "1", signedOn: .cast(2022, 11, 30), summary: "Projekts pagarināts par 12 mēnešiem.",
                        validTo: .cast(2023, 12, 31))), at: Instant(.cast(2022, 12, 1), hour: 8))
        }
        add(.control("8.3.4"), at: Instant(.cast(2017, 9, 2), hour: 8))
        for semester in semesters where semester.period.from < today {
            let first = semester.period.from
            let partners = first < map ? ["LV-074", school] : ["LV-112", school, "LV-059"]
            for partner in partners {
                add(
                    .allocate(
                        Euro(cents: partner == school ? 9_000_00 : 30_000_00), to: partner,
                        programme: first < next ? "8.3.4" : "BALSTS", semester: semester.id,
                        basis: "Rīkojums Nr. 1-\(semester.id.number)"), at: Instant(first.next, hour: 8, minute: 30))
            }
        }
    }

    private mutating func sign(
        _ programme: String, _ number: String, with partner: String, _ signed: Day, _ from: Day, _ through: Day
    ) {
        let contract = NewContract(
            programmeCode: programme, number: number, signedOn: signed, from: from, through: through)
        add(.sign(contract, with: partner), at: Instant(from.next, hour: 8))
    }
}
