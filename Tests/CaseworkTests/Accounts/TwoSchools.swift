import Cast
import Language
import Storage

@testable import Casework

/// A country of two schools and their way up to the state, with a clock that tests move.
struct TwoSchools: Sendable {
    let registry: Registry
    let time: SetClock

    static let state = Unit.ID(number: 1)
    static let kurzeme = Unit.ID(number: 2)
    /// A municipality until the reform of 1 July 2021.
    static let priekule = Unit.ID(number: 3)
    static let dienvidkurzeme = Unit.ID(number: 4)
    static let priekulesSkola = Unit.ID(number: 5)
    static let grobinasSkola = Unit.ID(number: 6)
    /// Founded by the state: no municipality above it.
    static let tehnikums = Unit.ID(number: 7)

    static let password = "tramvajs-mežģīne-lustra"
    static let reform = day("2021-07-01")

    init(_ engine: Engine, on day: String = "2026-03-02", rules: AccountRules = AccountRules()) async throws {
        let database = try await engine.database(migrations: Schema.migrations)
        time = SetClock(Instant(Self.day(day), hour: 9))
        registry = Registry(
            database: database, clock: time.clock, keys: Keys(root: Array(repeating: 7, count: 32)),
            passwords: PasswordHasher(cost: .trifling, parallel: 2, room: 200), accountRules: rules)
        try await database.write { try TwoSchools.draw($0) }
    }

    static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

    /// Somebody of the safe list of codes.
    static func guest(_ number: Int, _ given: String, _ surname: String, email: String? = nil) throws -> Guest {
        let codes = [
            "150310-04111", "020711-05483", "290212-06850", "311213-08223", "010114-09595", "300615-00963",
            "120809-02336",
            "240508-03706", "051007-05079", "170411-06444",
        ]
        let email = EmailAddress(email ?? "p\(number)@example.lv") ?? EmailAddress(stored: "")
        return Guest(
            name: try PersonName(given: given, surname: surname), code: try PersonalCode(reading: codes[number]),
            email: email)
    }

    /// Somebody who can sign in.
    @discardableResult
    func employ(
        _ number: Int, _ given: String, _ surname: String, _ roles: (Role.Kind, Unit.ID)...,
        from: String = "2020-09-01",
        through: String? = nil
    ) async throws -> Person.ID {
        let period = Period(Self.day(from), through: through.map(Self.day))
        let establishment = AccountStore.Establishment(
            try Self.guest(number, given, surname), roles.map { ($0.0, $0.1, period) })
        return try await registry.accounts.establish([establishment], password: Self.password)[0]
    }

    func signIn(_ number: Int, address: String? = nil) async throws -> SecretToken {
        try await registry.accounts.signIn(
            email: "p\(number)@example.lv", password: Self.password, trace: Trace(request: "test", address: address))
    }

    func signedIn(_ token: SecretToken) async throws -> SignedIn? {
        try await registry.accounts.signedIn(token: token, trace: Trace(request: "test"))
    }

    /// The viewer of a fresh request.
    func viewer(_ number: Int) async throws -> Viewer {
        guard let signedIn = try await signedIn(try await signIn(number)) else { throw Rejection.notFound }
        return signedIn.viewer
    }

    func journal(_ action: JournalEntry.Action) async throws -> Int {
        try await registry.database.read { connection in
            try connection.first("SELECT count(*) FROM journal WHERE action = \(action.rawValue)")?[0] ?? 0
        }
    }

    private static func draw(_ connection: any Connection) throws {
        let start = day("2009-07-01")
        func unit(_ id: Unit.ID, _ code: String, _ name: String, _ kind: Unit.Kind, _ from: Day, _ through: Day? = nil)
            throws
        {
            try connection.execute("INSERT INTO unit (id, code, level) VALUES (\(id), \(code), \(kind.level.rawValue))")
            try connection.execute(
                """
                INSERT INTO unit_version (id, unit_id, name, sort_key, search_key, kind, valid_from, valid_to)
                VALUES (\(id), \(id), \(name), \(SortKey.bytes(for: name)), \(SearchKey.folded(name)), \(kind.rawValue),
                \(from), \(through))
                """)
        }
        func lies(_ unit: Unit.ID, _ above: [Unit.ID], _ from: Day, _ through: Day? = nil) throws {
            for (depth, ancestor) in ([unit] + above).enumerated() {
                try connection.execute(
                    """
                    INSERT INTO unit_closure (ancestor_id, descendant_id, depth, valid_from, valid_to)
                    VALUES (\(ancestor), \(unit), \(depth), \(from), \(through))
                    """)
            }
        }
        try unit(state, "LV", "Latvija", .state, start)
        try unit(kurzeme, "LV-RKU", "Kurzemes plānošanas reģions", .planningRegion, start)
        try unit(priekule, "LV-082", "Priekules novads", .novads, start, reform.previous)
        try unit(dienvidkurzeme, "LV-112", "Dienvidkurzemes novads", .novads, reform)
        try unit(priekulesSkola, "4213900001", "Priekules vidusskola", .generalInstitution, start)
        try unit(grobinasSkola, "4213900002", "Grobiņas vidusskola", .generalInstitution, start)
        try unit(tehnikums, "4213900003", "Kurzemes tehnikums", .stateVetInstitution, start)
        try lies(state, [], start)
        try lies(kurzeme, [state], start)
        try lies(priekule, [kurzeme, state], start, reform.previous)
        try lies(dienvidkurzeme, [kurzeme, state], reform)
        try lies(priekulesSkola, [priekule, kurzeme, state], start, reform.previous)
        try lies(priekulesSkola, [dienvidkurzeme, kurzeme, state], reform)
        try lies(grobinasSkola, [dienvidkurzeme, kurzeme, state], reform)
        try lies(tehnikums, [kurzeme, state], start)
    }
}
