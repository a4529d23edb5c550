import Cast
import Storage
import Testing

@testable import Casework

@Suite("Schools through the years")
struct SchoolHistoryTests {
    @Test("Kalētu school appears under the name of the date", arguments: Engine.available)
    func names(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        let before = try await map.units.card(School.kaleti, on: try map.day("2018-08-31"), as: .operator)
        let after = try await map.units.card(School.kaleti, on: try map.day("2018-09-01"), as: .operator)
        #expect(before.unit.name == "Kalētu pamatskola")
        #expect(after.unit.name == "Kalētu Mūzikas un mākslas pamatskola")
        #expect(before.path.map(\.name) == ["Latvija", "Priekules novads", "Kalētu pamatskola"])
    }

    @Test("a rename keeps one history", arguments: Engine.available)
    func oneHistory(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        let card = try await map.units.card(School.mezupe, on: try map.day("2024-03-01"), as: .operator)
        #expect(card.otherNames.map(\.name) == ["Purmsātu speciālā internātpamatskola"])
        #expect(card.otherNames.map(\.period.through) == [Day("2019-06-09")])
        #expect(card.events.map(\.kind) == [.entered, .renamed])
        #expect(card.founder?.name == "Dienvidkurzemes novads")
        #expect(
            try await map.units.card(School.mezupe, on: try map.day("2020-01-01"), as: .operator).founder?.name
                == "Priekules novads")
    }

    @Test(
        "the five schools lie in Priekules novads before the reform and in Dienvidkurzemes after it",
        arguments: Engine.available)
    func bothMaps(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        for (date, municipality, region) in [
            ("2021-06-30", "LV-074", nil), ("2021-07-01", "LV-112", "LV-R3" as String?),
        ] {
            let structure = try await map.units.structure(on: try map.day(date), as: .operator)
            for code in School.priekulesNovads {
                let id = try await map.units.unit(code, on: structure.day, as: .operator).id
                #expect(structure.unit(.municipality, of: id)?.code == municipality)
                #expect(structure.unit(.region, of: id)?.code == region)
            }
            #expect(structure.places.count == 8)
        }
    }

    @Test("Virgas school is found on the map of 2022 under its last name", arguments: Engine.available)
    func closedSchool(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        let day = try map.day("2022-03-01")
        let card = try await map.units.card(School.virga, on: day, as: .operator)
        #expect(card.standing == .ended(last: try map.day("2020-08-30")))
        #expect(card.path.map(\.code) == ["LV", "LV-R3", "LV-112", School.virga])
        #expect(card.participations.map(\.period.through) == [Day("2020-08-30")])
        let open = try await map.units.institutions(in: "LV-112", on: day, as: .operator)
        let all = try await map.units.institutions(in: "LV-112", on: day, includingClosed: true, as: .operator)
        #expect(!open.map(\.code).contains(School.virga))
        #expect(all.map(\.code).contains(School.virga))
        #expect(all.count == open.count + 1)
    }

    @Test("a school that was founded later has a place on older maps", arguments: Engine.available)
    func notYetFounded(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        for (code, place) in [("5000000001", "LV-059"), ("5000000002", "LV-112")] {
            try await map.units.found(
                Founding(
                    code: code, name: "Jaunā skola", kind: .generalInstitution, in: place,
                    by: try map.decision("2022-09-01")),
                as: .operator)
        }
        let structure = try await map.units.structure(on: try map.day("2020-09-01"), as: .operator)
        let madona = try await map.units.unit("5000000001", on: structure.day, as: .operator).id
        let kurzeme = try await map.units.unit("5000000002", on: structure.day, as: .operator).id
        #expect(structure.unit(.municipality, of: madona)?.code == "LV-059")
        #expect(structure.unit(.region, of: madona) == nil)
        #expect(structure.unit(.municipality, of: kurzeme)?.code == "LV-112")
        #expect(structure.unit(.region, of: kurzeme)?.code == "LV-R3")
    }

    @Test("the institution of the state lies in no municipality", arguments: Engine.available)
    func stateInstitution(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        #expect(try await map.path(School.tehnikums, "2021-06-30") == ["LV", School.tehnikums])
        #expect(try await map.path(School.tehnikums, "2021-07-01") == ["LV", "LV-R3", School.tehnikums])
    }

    @Test("each institution is under one unit of each level on every day", arguments: Engine.available)
    func closure(_ engine: Engine) async throws {
        let map = try await MapOfTests(engine)
        let twice = try await map.registry.database.read { connection in
            try connection.query(
                """
                SELECT a.descendant_id FROM unit_closure a JOIN unit_closure b ON a.descendant_id = b.descendant_id
                JOIN unit ua ON ua.id = a.ancestor_id JOIN unit ub ON ub.id = b.ancestor_id AND ub.level = ua.level
                WHERE (a.ancestor_id <> b.ancestor_id OR a.valid_from <> b.valid_from)
                AND (b.valid_to IS NULL OR a.valid_from <= b.valid_to) AND (a.valid_to IS NULL OR b.valid_from <= a.valid_to)
                """
            ).count
        }
        #expect(twice == 0)
    }
}
