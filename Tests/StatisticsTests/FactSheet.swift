import Casework
import Cast
import Storage

@testable import Statistics

/// A registry with the schools of the cast, into which plans are entered row by row, so that every figure is known
/// beforehand.
struct FactSheet {
    static let priekule = "4113900001"
    static let kaleti = "4113900002"
    static let virga = "4113900004"
    static let tehnikums = "4113900006"
    static let grobina = "4113900007"
    static let madona = "4113900008"

    let registry: Registry
    let clock: SetClock
    let figures: Figures

    init(_ engine: Engine, today: String = "2022-09-15") async throws {
        clock = SetClock(Instant(.of(today), hour: 10))
        let database = try await engine.database(migrations: Schema.migrations)
        registry = Registry(database: database, clock: clock.clock, keys: Keys(root: [UInt8](repeating: 7, count: 32)))
        try await registry.loadReferenceData(as: .operator)
        try await CastUnits.enter(into: registry)
        figures = Figures(registry)
    }

    /// What a version of a plan says, and from when to when it counts.
    struct Version: Sendable {
        var approved: String?
        var superseded: String?
        var factors = ["L02"]
        var measures = ["consult_teacher"]
    }

    /// Enters a plan. Learners are numbered; the same number is the same person.
    @discardableResult
    func plan(
        _ learner: Int, at school: String = FactSheet.priekule, in term: Int = 20171, grade: Int = 8, vet: Bool = false,
        _ versions: [Version]
    ) async throws -> SupportPlan.ID {
        let (unit, now) = (try await unit(school), clock.clock.now)
        let id = SupportPlan.ID(at: now)
        try await registry.database.write { connection in
            let person = Learner.ID(number: Int64(learner))
            try connection.execute(
                """
                INSERT INTO person (id, given_name, surname, search_key, sort_key, version, recorded_at)
                VALUES (\(person), 'Anna', 'Roze', 'anna roze', \([UInt8]([1])), 1, \(now)) ON CONFLICT DO NOTHING
                """)
            try connection.execute(
                "INSERT INTO learner (id, recorded_at) VALUES (\(person), \(now)) ON CONFLICT DO NOTHING")
            try connection.execute(
                """
                INSERT INTO support_plan (id, code, sequence, learner_id, institution_id, semester_id, programme_id, author_id,
                    stage, grade, version, lock, recorded_at)
                VALUES (\(id), \("\(id)"), \(id.number), \(person), \(unit), \(term), 1, \(person), \(vet ? "vet" : "general"),
                    \(grade), \(versions.count), 1, \(now))
                """)
            for (index, version) in versions.enumerated() { try connection.enter(version, index + 1, of: id, at: now) }
        }
        return id
    }

    func plan(_ learner: Int, at school: String = FactSheet.priekule, in term: Int = 20171, approved: String)
        async throws
    {
        try await plan(learner, at: school, in: term, [Version(approved: approved)])
    }

    func unit(_ code: String) async throws -> Unit.ID {
        try await registry.units.unit(code, on: clock.clock.today, as: .operator).id
    }

    /// A person with one role, as a viewer.
    func viewer(_ kind: Role.Kind, at code: String) async throws -> Viewer {
        let (unit, now) = (try await unit(code), clock.clock.now)
        let person = Person.ID(at: now)
        try await registry.database.write { connection in
            try connection.execute(
                """
                INSERT INTO person (id, given_name, surname, search_key, sort_key, version, recorded_at)
                VALUES (\(person), 'Māra', 'Ozola', 'mara ozola', \([UInt8]([1])), 1, \(now))
                """)
            try connection.execute(
                """
                INSERT INTO role_assignment (id, person_id, kind, unit_id, valid_from, recorded_at)
                VALUES (\(Role.ID(at: now)), \(person), \(kind.rawValue), \(unit), \(Day.of("2017-09-01")), \(now))
                """)
        }
        return Viewer(person: person, roles: [], purpose: Purpose(.monitor), trace: Trace(request: "test"))
    }

    /// The rows of a report as lines of text: names, then figures.
    func lines(_ name: String, _ fields: [String: String] = [:], as viewer: Viewer = .operator) async throws -> [String]
    {
        try await answer(name, fields, as: viewer).lines
    }

    func answer(_ name: String, _ fields: [String: String] = [:], as viewer: Viewer = .operator) async throws
        -> ReportTable
    {
        try await figures.answer(try ReportRequest(name, fields), as: viewer)
    }
}

extension Connection {
    func enter(_ version: FactSheet.Version, _ number: Int, of plan: SupportPlan.ID, at now: Instant) throws {
        let id = PlanVersion.ID(at: now)
        let approved = version.approved.map { Instant(.of($0), hour: 12) }
        let superseded = version.superseded.map { Instant(.of($0), hour: 12) }
        try execute(
            """
            INSERT INTO plan_version (id, plan_id, number, own_words, strengths, author_hours, planned_cents, recorded_at,
                approved_at, superseded_at)
            VALUES (\(id), \(plan), \(number), '', '', 0, 100, \(now), \(approved), \(superseded))
            """)
        for factor in version.factors {
            try execute(
                """
                INSERT INTO plan_risk (id, version_id, factor, level, evidence, carried)
                VALUES (\(Identifier<PlanVersion>(at: now)), \(id), \(factor), 2, '', \(false))
                """)
        }
        for (line, kind) in version.measures.enumerated() {
            try execute(
                """
                INSERT INTO plan_measure (id, version_id, line, kind, subject, provider, hours, planned_cents, starts_on, ends_on,
                    justification, condition_met, carried)
                VALUES (\(Identifier<PlanVersion>(at: now)), \(id), \(line), \(kind), '', '', 1, 100, \(Day.of("2017-09-01")),
                    \(Day.of("2017-12-31")), '', \(true), \(false))
                """)
        }
    }
}

extension ReportTable {
    var lines: [String] {
        rows.map { row in
            row.cells.map { cell in
                switch cell {
                case .text(let text): text
                case .label(let label): label.en
                case .gradeGroup(let group): group.rawValue
                case .number(let number): String(number)
                case .state(let state): state.rawValue
                case .money(let cents): "\(cents / 100)." + String("0\(cents % 100)".suffix(2))
                case .average(let sum, let number): "\(sum):\(number)"
                case .share(let part, let whole): "\(part)/\(whole)"
                case .suppressed: "…"
                }
            }.joined(separator: " | ")
        }
    }
}

extension Day {
    static func of(_ text: String) -> Day { Day(text) ?? Day(number: 0) }
}
