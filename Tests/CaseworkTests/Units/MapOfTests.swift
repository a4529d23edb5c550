import Cast
import Storage
import Testing

@testable import Casework

/// A registry with the shipped reference data and the institutions of the cast, on a given day.
struct MapOfTests {
    let registry: Registry

    init(_ engine: Engine, today: String = "2024-03-01", cast: Bool = true) async throws {
        let database = try await engine.database(migrations: Schema.migrations)
        let clock = SetClock(Instant(try #require(Day(today)), hour: 9))
        registry = Registry(database: database, clock: clock.clock, keys: Keys(root: Array(repeating: 7, count: 32)))
        try await registry.loadReferenceData(as: .operator)
        if cast { try await CastUnits.enter(into: registry) }
    }

    var units: UnitStore { registry.units }

    func day(_ text: String) throws -> Day { try #require(Day(text)) }

    func decision(_ text: String) throws -> Decision { Decision(on: try day(text)) }

    func path(_ code: String, _ date: String) async throws -> [String] {
        try await units.path(to: code, on: try day(date), as: .operator).map(\.code)
    }

    func count(_ table: SQL) async throws -> Int {
        try await registry.database.read { connection in
            try connection.first("SELECT count(*) AS n FROM \(table)")?["n"] ?? -1
        }
    }
}

/// Somebody who signed in and has no role at all.
extension Viewer {
    static let visitor = Viewer(
        person: Person.ID(number: 99), roles: [], purpose: Purpose(.monitor), trace: Trace(request: "test"))
}

/// The registration numbers of the cast's institutions.
enum School {
    static let priekule = "4113900001"
    static let kaleti = "4113900002"
    static let virga = "4113900004"
    static let mezupe = "4113900005"
    static let tehnikums = "4113900006"
    static let grobina = "4113900007"
    static let madona = "4113900008"
    static let priekulesNovads = ["4113900001", "4113900002", "4113900003", "4113900004", "4113900005"]
}
