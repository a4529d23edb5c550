import Casework
import Cast
import HTTPTypes
import Language
import Storage
import Testing

@Suite("Histories and who has looked")
struct HistoryTests {
    @Test(
        "a learner of another school is not found, and the attempt is written down",
        arguments: [
            "", "/history", "/viewers",
        ])
    func refusal(_ end: String) async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        #expect(try await mara.get("/learners/\(town.country.davis)\(end)").status == .notFound)
        let refused = try await town.refusals().first
        #expect(refused?.object == .init("learner", town.country.davis.number))
        #expect(refused?.person == town.country.person(.mara))
    }

    @Test("a form that is refused is written down too, an address of nothing as well")
    func otherRefusals() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        #expect(try await mara.post("/learners/\(town.country.davis)/note", ["note": "x"]).status == .notFound)
        #expect(try await mara.get("/plans/0000000000000/history").status == .notFound)
        let objects = try await town.refusals().map(\.object)
        #expect(objects == [.init("support_plan", 0), .init("learner", town.country.davis.number)])
        #expect(try await mara.get("/no-such-page").status == .notFound)
        #expect(try await town.refusals().count == 2)
    }

    @Test("the page of viewers names who looked, in which role and for what")
    func viewers() async throws {
        let town = try await Town.open()
        let anna = town.country.anna
        let ilze = try await town.browser(of: .ilze)
        _ = try await ilze.get("/learners/\(anna.id)?purpose=monitor")
        let mara = try await town.browser(of: .mara)
        _ = try await mara.get("/learners/\(anna.id)?purpose=answer_family")
        let page = try await mara.get("/learners/\(anna.id)/viewers")
        #expect(page.status == .ok)
        #expect(
            page.shows("Nolūks: atbildēt ģimenei")
                && page.shows("Māra Kalniņa, plāna sagatavotājs, Priekules vidusskola"))
        #expect(
            page.shows("Nolūks: uzraudzīt vai pārbaudīt")
                && page.shows("Ilze Krūmiņa, pašvaldības koordinators, Dienvidkurzemes novads"))
        #expect(try await mara.get("/plans/\(anna.plan)/viewers").shows("Ilze Krūmiņa"))
        let english = try await town.browser(of: .mara, in: .en)
        #expect(try await english.get("/learners/\(anna.id)/viewers").shows("Purpose: to answer the family"))
    }

    @Test("the history tells who did what, newest first, from what to what")
    func history() async throws {
        let town = try await Town.open()
        let anna = town.country.anna
        let mara = try await town.browser(of: .mara)
        _ = try await mara.post(
            "/learners/\(anna.id)/enrolments",
            [
                "institution": town.country.unit(.priekule).description, "stage": "general", "grade": "8",
                "class_letter": "b", "enrolled_from": "06.10.2025",
            ])
        let learner = try await mara.get("/learners/\(anna.id)/history")
        #expect(learner.shows("Laboja izglītojamā ierakstu klase: 8b"))
        #expect(learner.shows("Izveidoja izglītojamā ierakstu"))
        let plan = try await mara.get("/plans/\(anna.plan)/history")
        #expect(plan.status == .ok && plan.shows("Saskaņoja plānu iestāde") == false)
        let text = plan.text
        let (state, sent) = (
            text.firstRange(of: "Raimonds Vītols"), text.firstRange(of: "Iesniedza plānu saskaņošanai")
        )
        #expect(try #require(state).lowerBound < (try #require(sent)).lowerBound)
    }
}

extension Town {
    /// Everything that was refused, newest first: what, and to whom.
    fileprivate func refusals() async throws -> [Refused] {
        try await country.registry.database.read { connection in
            try connection.query(
                """
                SELECT object_kind, object_id, actor_id FROM journal WHERE action = 'authz_fail' ORDER BY seq DESC
                """
            ).map { Refused(object: .init(try $0[0], try $0[1]), person: try $0[2]) }
        }
    }

    fileprivate struct Refused: Sendable {
        let object: JournalEntry.Object
        let person: Person.ID?
    }
}
