import Testing

@testable import Casework

@Suite("What lies under what")
struct UnitClosureTests {
    private let state = Unit.ID(number: 1)
    private let region = Unit.ID(number: 2)
    private let old = Unit.ID(number: 3)
    private let new = Unit.ID(number: 4)
    private let school = Unit.ID(number: 5)

    /// A school of a municipality that became part of another on the first day of a region.
    private func closure() throws -> UnitClosure {
        let (first, reform) = (try #require(Day("2009-07-01")), try #require(Day("2021-07-01")))
        let before = Period(first, through: reform.previous)
        return UnitClosure(
            places: [
                region: UnitPlaces([.init(parent: state, period: Period(reform))]),
                old: UnitPlaces([.init(parent: state, period: before)]),
                new: UnitPlaces([.init(parent: region, period: Period(reform))]),
                school: UnitPlaces([.init(parent: old, period: before), .init(parent: new, period: Period(reform))]),
            ],
            firstDays: [state: first, region: reform, old: first, new: reform, school: first])
    }

    @Test("a school is under each unit once for each day")
    func underEach() throws {
        let pairs = try closure().pairs(of: school)
        for (date, expected) in [("2021-06-30", [school, old, state]), ("2021-07-01", [school, new, region, state])] {
            let day = try #require(Day(date))
            let held = pairs.filter { $0.period.contains(day) }.sorted { $0.depth < $1.depth }
            #expect(held.map(\.ancestor) == expected)
            #expect(held.map(\.depth) == Array(expected.indices))
        }
    }

    @Test("a municipality that ended keeps itself and lies under nothing")
    func ended() throws {
        let day = try #require(Day("2022-01-01"))
        let held = try closure().pairs(of: old).filter { $0.period.contains(day) }
        #expect(held.map(\.ancestor) == [old])
        #expect(held.map(\.depth) == [0])
    }

    @Test("neighbouring stretches under the same unit are one")
    func joined() throws {
        let (first, moved) = (try #require(Day("2009-07-01")), try #require(Day("2015-01-01")))
        let closure = UnitClosure(
            places: [
                old: UnitPlaces([.init(parent: state, period: Period(first))]),
                new: UnitPlaces([.init(parent: state, period: Period(first))]),
                school: UnitPlaces([
                    .init(parent: old, period: Period(first, through: moved.previous)),
                    .init(parent: new, period: Period(moved)),
                ]),
            ],
            firstDays: [state: first, old: first, new: first, school: first])
        let underState = closure.pairs(of: school).filter { $0.ancestor == state }
        #expect(underState.map(\.period) == [Period(first)])
    }

    @Test("what lay in a divided place is passed on, later places elsewhere stay")
    func passed() throws {
        let days = try ["2009-07-01", "2021-07-01", "2023-01-01"].map { try #require(Day($0)) }
        var places = UnitPlaces([
            .init(parent: old, period: Period(days[0], through: days[2].previous)),
            .init(parent: region, period: Period(days[2])),
        ])
        places.pass(from: old, on: days[1], to: [.init(parent: new, period: Period(days[1]))])
        #expect(places.places.map(\.parent) == [old, new, region])
        #expect(places.place(on: days[2].previous)?.parent == new)
        #expect(places.place(on: days[2])?.parent == region)
    }
}
