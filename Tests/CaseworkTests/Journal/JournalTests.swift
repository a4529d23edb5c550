import Cast
import Storage
import Synchronization
import Testing

@testable import Casework

@Suite("The journal")
struct JournalTests {
    @Test("everything that is done with a plan leaves its row, reading too", arguments: Engine.available)
    func rows(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let plan = try await country.draft(of: .davis)
        try await country.bring(plan, to: .approved)
        let (sandra, gunars) = (country.viewer(.sandra), country.viewer(.gunars))
        try await country.plans.recordWork(.preparation, hours: 1, on: country.clock.clock.today, of: plan, as: sandra)
        try await country.plans.suspend(plan, reasonCode: "long_absence", reason: "Prombūtne.", as: sandra)
        try await country.plans.resume(plan, as: sandra)
        try await country.bring(plan, to: .completed)
        try await country.plans.reopen(plan, reason: "Jāpapildina.", as: country.viewer(.raimonds))
        _ = try await country.plans.open(plan, as: gunars, reading: .printed)
        let actions = Set(try await country.registry.journal.history(ofPlan: plan, for: gunars).map(\.row.action))
        let expected: [JournalEntry.Action] = [
            .created, .read, .updated, .submitted, .approved, .suspended, .resumed, .started, .evaluated, .completed,
            .printed,
            .journalRead,
        ]
        #expect(actions == Set(expected.map(\.rawValue)))
        let lines = try await country.registry.journal.visits(of: country.davis, for: gunars)
        #expect(
            lines.contains { $0.actorName == "Gunārs Priede" && $0.row.action == JournalEntry.Action.printed.rawValue })
        #expect(lines.allSatisfy { $0.row.learners.isEmpty || $0.row.learners.contains(country.davis) })
    }

    @Test("what was refused leaves no row of a change", arguments: Engine.available)
    func refused(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let before = try await country.changes(of: country.bruno.plan)
        _ = await refusal {
            try await country.plans.approve(country.bruno.plan, version: 1, as: country.viewer(.juris))
        }
        _ = await refusal { try await country.plans.submit(country.bruno.plan, lock: 0, as: country.viewer(.mara)) }
        _ = await refusal { _ = try await country.plans.open(country.bruno.plan, as: country.viewer(.ruta)) }
        #expect(try await country.changes(of: country.bruno.plan) == before)
    }

    /// What somebody with the keys of the database could do to it; `at` stands for a row in the middle.
    struct Tampering: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let statements: @Sendable (Int64) -> [SQL]
        let damage: @Sendable (Int64) -> JournalDamage

        static func nothingLeft(_ at: Int64) -> JournalDamage { .cutOff(after: 0) }

        init(
            _ name: String, _ damage: @escaping @Sendable (Int64) -> JournalDamage,
            _ statements: @escaping @Sendable (Int64) -> [SQL]
        ) {
            (testDescription, self.damage, self.statements) = (name, damage, statements)
        }
    }

    static let tamperings: [Tampering] = [
        Tampering("another time", JournalDamage.edited) {
            ["UPDATE journal SET happened_at = happened_at + 1 WHERE seq = \($0)"]
        },
        Tampering("another person", JournalDamage.edited) { ["UPDATE journal SET actor_id = NULL WHERE seq = \($0)"] },
        Tampering("another purpose", JournalDamage.edited) {
            ["UPDATE journal SET purpose = 'approve', purpose_text = 'x' WHERE seq = \($0)"]
        },
        Tampering("a dash where nothing was", JournalDamage.edited) {
            ["UPDATE journal SET purpose_text = '-' WHERE seq = \($0) AND purpose_text IS NULL"]
        },
        Tampering("another learner", JournalDamage.edited) { ["DELETE FROM journal_subject WHERE seq = \($0)"] },
        Tampering("a hash", JournalDamage.edited) { ["UPDATE journal SET hash = previous WHERE seq = \($0)"] },
        Tampering("a row less", JournalDamage.missing) {
            ["DELETE FROM journal_subject WHERE seq = \($0)", "DELETE FROM journal WHERE seq = \($0)"]
        },
        Tampering("two rows swapped", JournalDamage.misplaced) { at in
            [
                "DELETE FROM journal_subject WHERE seq IN (\(at), \(at + 1))",
                "UPDATE journal SET seq = -1 WHERE seq = \(at)",
                "UPDATE journal SET seq = \(at) WHERE seq = \(at + 1)",
                "UPDATE journal SET seq = \(at + 1) WHERE seq = -1",
            ]
        },
        Tampering("the end cut off", JournalDamage.cutOff) { at in
            ["DELETE FROM journal_subject WHERE seq > \(at)", "DELETE FROM journal WHERE seq > \(at)"]
        },
        Tampering("the end cut off with its record", JournalDamage.cutOff) { at in
            [
                "DELETE FROM journal_subject WHERE seq > \(at)", "DELETE FROM journal WHERE seq > \(at)",
                "UPDATE journal_head SET seq = \(at)",
            ]
        },
        Tampering("the end cut off and an earlier row declared the last", JournalDamage.cutOff) { at in
            [
                "DELETE FROM journal_subject WHERE seq > \(at)", "DELETE FROM journal WHERE seq > \(at)",
                "UPDATE journal_head SET seq = \(at), hash = (SELECT hash FROM journal WHERE seq = \(at))",
            ]
        },
        Tampering("everything taken away", Tampering.nothingLeft) { _ in
            ["DELETE FROM journal_subject", "DELETE FROM journal"]
        },
    ]

    @Test("the database itself refuses to change or delete rows", arguments: Engine.available)
    func appendOnly(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        for statement: SQL in [
            "UPDATE journal SET purpose = 'other'", "DELETE FROM journal_subject", "DELETE FROM journal",
        ] {
            await #expect(throws: DatabaseError.self) {
                try await country.registry.database.write { connection in try connection.execute(statement) }
            }
        }
    }

    @Test(
        "it is whole after work, and whatever is done to its rows by hand is found at its place",
        arguments: Engine.available)
    func verification(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        guard case .success(let end) = try await country.registry.journal.verify() else {
            Issue.record("damaged before anybody touched it")
            return
        }
        try await country.allowTampering()
        let at = try await country.registry.database.read { connection in
            try connection.first(
                """
                SELECT j.seq FROM journal j WHERE j.seq > \(end.seq / 2)
                AND EXISTS (SELECT 1 FROM journal_subject s WHERE s.seq = j.seq) ORDER BY j.seq
                """)?[0] as Int64? ?? 0
        }
        for tampering in Self.tamperings {
            let found = try await country.damage(after: tampering.statements(at))
            #expect(found == tampering.damage(at), "\(tampering.testDescription)")
        }
        if engine == .sqlite {
            // Only SQLite stores a number that is neither yes nor no.
            let found = try await country.damage(after: ["UPDATE journal SET succeeded = 7 WHERE seq = \(at)"])
            #expect(found == .edited(seq: at))
        }
        #expect(try await country.damage(after: []) == nil)
    }
}

extension Cast.Country {
    /// Takes away whatever keeps the rows from being changed, as somebody who owns the database can.
    fileprivate func allowTampering() async throws {
        let dialect = registry.database.dialect
        try await registry.database.write { connection in
            switch dialect {
            case .sqlite:
                for row in try connection.query("SELECT name FROM sqlite_master WHERE type = 'trigger'") {
                    let name: String = try row[0]
                    try connection.execute(SQL(stringLiteral: "DROP TRIGGER \(name)"))
                }
            case .postgres:
                for row in try connection.query(
                    """
                    SELECT DISTINCT trigger_name, event_object_table FROM information_schema.triggers
                    WHERE trigger_schema = current_schema()
                    """)
                {
                    let (name, table): (String, String) = (try row[0], try row[1])
                    try connection.execute(SQL(stringLiteral: "DROP TRIGGER IF EXISTS \(name) ON \(table)"))
                }
            }
        }
    }

    /// What the verification says after these statements, which are then taken back.
    fileprivate func damage(after statements: [SQL]) async throws -> JournalDamage? {
        struct Undo: Error {}
        let key = registry.keys.derived("journal")
        let answer = Answer()
        do {
            try await registry.database.write { connection in
                for statement in statements { try connection.execute(statement) }
                if case .failure(let damage) = try JournalStore.walk(connection, key: key) {
                    answer.damage.withLock { $0 = damage }
                }
                throw Undo()
            }
        } catch is Undo {}
        return answer.damage.withLock { $0 }
    }

    private final class Answer: Sendable { let damage = Mutex<JournalDamage?>(nil) }
}
