import Casework
import Cast
import HTTPTypes
import Storage
import Testing

/// AUD-01 of the security specification.
@Suite("A journal that cannot be written")
struct SilentJournalTests {
    @Test(
        "no record is shown",
        arguments: [
            "/learners/LEARNER?purpose=prepare_plan", "/learners/LEARNER/history", "/learners/LEARNER/viewers",
            "/plans/PLAN",
            "/plans/PLAN/print",
            "/plans/PLAN/edit", "/plans/PLAN/history", "/plans/PLAN/viewers", "/", "/plans",
        ])
    func reading(_ pattern: String) async throws {
        let town = try await Town.open()
        let bruno = town.country.bruno
        let path = pattern.replacing("LEARNER", with: "\(bruno.id)").replacing("PLAN", with: "\(bruno.plan)")
        let mara = try await town.browser(of: .mara)
        #expect(try await mara.get(path).status == .ok)
        try await close(town)
        let visit = try await mara.get(path)
        #expect(visit.status == .serviceUnavailable, "\(visit)")
        #expect(!visit.body.contains("Mežul") && !visit.body.contains("IAP-"))
    }

    @Test("what would be changed is not, and a refusal is not told either")
    func writing() async throws {
        let town = try await Town.open()
        let country = town.country
        let mara = try await town.browser(of: .mara)
        let newcomer = try await country.newcomer(1)
        try await close(town)
        let school = country.unit(.priekule).description
        let before = try await TableDigest(of: country.registry.database)
        let forms: [(String, [(String, String)])] = [
            ("/plans", [("learner", newcomer.description), ("institution", school), ("semester", "20251")]),
            ("/plans/\(country.bruno.plan)/submission", []),
            ("/plans/\(country.bruno.plan)/voiding", [("voiding", "Pārcēlies")]),
            ("/plans/\(country.anna.plan)/revision", []),
            (
                "/learners",
                [
                    ("given_name", "Ieva"), ("surname", "Bērza"), ("born_on", "12.04.2012"), ("sex", "female"),
                    ("institution", school),
                    ("stage", "general"), ("grade", "7"), ("enrolled_from", "01.09.2025"),
                ]
            ),
            (
                "/learners/\(newcomer)/leaving",
                [("leaves", school), ("last_day", "06.10.2025"), ("exit_reason", "moved")]
            ),
            ("/learners/\(newcomer)/code", [("purpose", "answer_family")]),
            ("/learners/search", [("words", "Bruno")]),
            ("/learners/\(country.davis)/note", [("note", "x")]),
        ]
        for (path, form) in forms {
            let visit = try await mara.post(path, form: form)
            #expect(visit.status == .serviceUnavailable, "\(visit)")
            #expect(!visit.body.contains("Mežul"))
        }
        #expect(try await TableDigest(of: country.registry.database).changes(since: before) == [])
    }

    /// From now on the journal takes no row.
    private func close(_ town: Town) async throws {
        try await town.country.registry.database.write { connection in
            try connection.execute(
                """
                CREATE TRIGGER journal_is_full BEFORE INSERT ON journal BEGIN SELECT RAISE(ABORT, 'full'); END
                """)
        }
    }
}
