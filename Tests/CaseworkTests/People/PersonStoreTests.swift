import Cast
import Language
import Storage
import Testing

@testable import Casework

@Suite("People in the registry")
struct PersonStoreTests {
    private func insert(_ country: TwoSchools, _ code: String?) async throws -> Person.ID {
        try await country.registry.write(as: .operator) { tx in
            try tx.insertPerson(
                NewPerson(
                    name: try PersonName(given: "Anna", surname: "Bērziņa"),
                    code: try code.map { try PersonalCode(reading: $0) },
                    bornOn: TwoSchools.day("2010-03-15"), sex: .female))
        }
    }

    @Test(
        "a person is found by the code however it is written, and the code is nowhere in clear",
        arguments: Engine.available)
    func found(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        let id = try await insert(country, "150310-04111")
        let found = try await country.registry.read(as: .operator) { tx in
            let person = try tx.person(withCode: try PersonalCode(reading: "PK: 15031004111"))
            return (person, try tx.code(of: id), try tx.person(withCode: try PersonalCode(reading: "020711-05483")))
        }
        #expect(found.0?.id == id)
        #expect(found.0?.bornOn == TwoSchools.day("2010-03-15"))
        #expect(found.1?.printed == "150310-04111")
        #expect(found.2 == nil)
        let stored: [UInt8] = try await country.registry.database.read {
            try $0.first("SELECT code FROM personal_code")?[0] ?? []
        }
        #expect(!String(decoding: stored, as: UTF8.self).contains("04111"))
    }

    @Test("a person without a code gets one of ours and keeps being found by it", arguments: Engine.available)
    func temporary(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        let id = try await insert(country, nil)
        let national = try PersonalCode(reading: "150310-04111")
        let (first, codes) = try await country.registry.write(as: .operator) { tx in
            let first = try tx.code(of: id)
            try tx.replaceCode(of: id, with: national, reason: .temporaryReplaced)
            return (first, try tx.codes(of: id))
        }
        let ours = try #require(first)
        #expect(ours.kind == .temporary)
        #expect(codes.map(\.code) == [national, ours])
        let (byOld, now) = try await country.registry.read(as: .operator) { tx in
            (try tx.person(withCode: ours)?.id, try tx.code(of: id))
        }
        #expect(byOld == id)
        #expect(now == national)
    }

    @Test("a code typed by mistake leaves the history and is free for its owner", arguments: Engine.available)
    func corrected(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        let id = try await insert(country, "150310-04111")
        let right = try PersonalCode(reading: "020711-05483")
        let codes = try await country.registry.write(as: .operator) { tx in
            try tx.replaceCode(of: id, with: right, reason: .corrected)
            return try tx.codes(of: id).map(\.code)
        }
        #expect(codes == [right])
        #expect(try await insert(country, "150310-04111") != id)
    }

    @Test("one code is never kept for two people", arguments: Engine.available)
    func once(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        _ = try await insert(country, "150310-04111")
        await #expect(throws: Rejection.unavailable) { _ = try await insert(country, "15031004111") }
    }

    @Test("a name changed twice from the same page is changed once", arguments: Engine.available)
    func renamed(_ engine: Engine) async throws {
        let country = try await TwoSchools(engine)
        let id = try await insert(country, nil)
        let name = try PersonName(given: "Anna", surname: "Ozola")
        let right = PersonCorrection(name: name, bornOn: TwoSchools.day("2010-03-15"), sex: .female, version: 1)
        try await country.registry.write(as: .operator) { tx in try tx.correct(id, to: right) }
        await #expect(throws: Rejection.stale) {
            try await country.registry.write(as: .operator) { tx in try tx.correct(id, to: right) }
        }
        #expect(try await country.registry.read(as: .operator) { tx in try tx.person(id).name.surname } == "Ozola")
    }
}
