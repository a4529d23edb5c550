import Cast
import Storage
import Testing

@testable import Casework

@Suite("Submitting a plan")
struct SubmissionTests {
    /// What an author left out or overdid, and the fields at which the form says so.
    struct Gap: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let fields: [String]
        let spoil: @Sendable (inout PlanContent) -> Void

        init(_ name: String, _ fields: [String], _ spoil: @escaping @Sendable (inout PlanContent) -> Void) {
            (testDescription, self.fields, self.spoil) = (name, fields, spoil)
        }
    }

    static let gaps: [Gap] = [
        Gap("a category is not answered", ["screening.FAMILY"]) { $0.screening["FAMILY"] = nil },
        Gap("a category has no factor", ["screening.FAMILY"]) { $0.screening["FAMILY"] = .factors },
        Gap("no risk at all", ["screening", "measures.1.risks", "measures.2.risks"]) {
            $0.risks = []
            for category in $0.screening.keys { $0.screening[category] = .nothingSeen }
            for index in $0.measures.indices { $0.measures[index].factors = [] }
        },
        Gap("a risk without evidence", ["risks.L02.evidence"]) { $0.risks[1].evidence = "" },
        Gap("no measure", ["measures"]) { $0.measures = [] },
        Gap("a measure without a risk", ["measures.1.risks"]) { $0.measures[0].factors = [] },
        Gap("a measure without a reason", ["measures.1.justification"]) { $0.measures[0].justification = "" },
        Gap("no hours", ["measures.1.hours"]) { $0.measures[0].hours = 0 },
        Gap("a teacher's consultation without its subject", ["measures.1.subject"]) { $0.measures[0].subject = "" },
        Gap("no sum", ["measures.2.planned"]) { $0.measures[1].planned = .zero },
        Gap("the condition of personal items is not met", ["measures.2.condition_met"]) {
            $0.measures[1].kind = "comp_personal_items"
        },
    ]

    @Test("what is missing is named at its field and nothing is sent", arguments: Engine.available)
    func gap(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let mara = country.viewer(.mara)
        for gap in Self.gaps {
            let file = try await country.plans.open(country.bruno.plan, as: mara)
            var content = try await country.content()
            gap.spoil(&content)
            try await country.plans.save(content, of: country.bruno.plan, lock: file.plan.lock, as: mara)
            let refused = await refusal { try await country.plans.submit(country.bruno.plan, as: mara) }
            #expect(refused?.fields.sorted() == gap.fields.sorted(), "\(gap.testDescription)")
            let after = try await country.plans.open(country.bruno.plan, as: mara)
            #expect(after.plan.state == .draft)
            #expect(
                after.gaps.compactMap(\.field).sorted() == gap.fields.sorted(),
                "the page says it before: \(gap.testDescription)")
        }
    }

    /// Values that not even a draft can hold.
    static let wrongs: [Gap] = [
        Gap("a day before the semester", ["measures.1.starts_on"]) { $0.measures[0].from = .cast(2025, 8, 31) },
        Gap("a day after the semester", ["measures.1.ends_on"]) { $0.measures[0].through = .cast(2026, 1, 1) },
        Gap("the end before the beginning", ["measures.1.ends_on"]) {
            $0.measures[0].through = $0.measures[0].from.previous
        },
        Gap("an unknown measure", ["measures.1.kind"]) { $0.measures[0].kind = "consult_wizard" },
        Gap("an unknown factor", ["risks.X99"]) { $0.risks.append(.init(factor: "X99", level: 1, evidence: "")) },
        Gap("a factor twice", ["risks.L02"]) { $0.risks.append($0.risks[1]) },
        Gap("level 4", ["risks.L02.level"]) { $0.risks[1].level = 4 },
        Gap("a factor where nothing was seen", ["screening.LEARNING"]) { $0.screening["LEARNING"] = .nothingSeen },
        Gap("an unknown category", ["screening.MAGIC"]) { $0.screening["MAGIC"] = .nothingSeen },
        Gap("a measure for a risk that is not there", ["measures.1.risks"]) { $0.measures[0].factors = ["L09"] },
        Gap("seven hours of the author", ["author_hours"]) { $0.authorHours = 7 },
        Gap("a negative number of hours", ["measures.1.hours"]) { $0.measures[0].hours = -1 },
        Gap("more than the cap", ["measures.2.planned"]) { $0.measures[1].planned = Euro(cents: 25_001) },
        Gap("more than the cap in two rows", ["measures.3.planned"]) {
            $0.measures[1].planned = Euro(cents: 15_000)
            $0.measures.append($0.measures[1])
            $0.measures[2].planned = Euro(cents: 10_001)
        },
        Gap("a line beyond all numbers", ["measures.1.kind"]) { $0.measures[0].line = .max },
        Gap("a line of another row", ["goals.1.wording"]) { $0.goals[0].line = 2 },
        Gap("a line twice", ["goals.2.wording"]) {
            $0.goals[0].line = 1
            $0.goals.append($0.goals[0])
        },
        Gap("a text of ten megabytes", ["own_words"]) { $0.ownWords = String(repeating: "a", count: 10_000_000) },
    ]

    @Test("a wrong value is refused at its field, also in a draft, and nothing is saved", arguments: Engine.available)
    func wrong(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let before = try await country.look(country.bruno.plan)
        for wrong in Self.wrongs {
            var content = try await country.content()
            wrong.spoil(&content)
            let spoilt = content
            let refused = await refusal {
                try await country.plans.save(
                    spoilt, of: country.bruno.plan, lock: before.lock, as: country.viewer(.mara))
            }
            #expect(Set(refused?.fields ?? []) == Set(wrong.fields), "\(wrong.testDescription)")
        }
        #expect(try await country.look(country.bruno.plan) == before)
    }

    @Test("without the signed application no plan is sent", arguments: Engine.available)
    func application(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        try await country.registry.database.write { connection in
            try connection.execute("UPDATE application SET withdrawn_at = 1 WHERE learner_id = \(country.bruno.id)")
        }
        let refused = await refusal { try await country.plans.submit(country.bruno.plan, as: country.viewer(.mara)) }
        #expect(refused?.fields == ["application"])
    }

    @Test("who opened the form before somebody else saved is told so", arguments: Engine.available)
    func stale(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let (plan, mara, juris) = (country.bruno.plan, country.viewer(.mara), country.viewer(.juris))
        let lock = try await country.plans.open(plan, as: mara).plan.lock
        var content = try await country.content()
        content.strengths = "Labi zīmē."
        let next = try await country.plans.save(content, of: plan, lock: lock, as: juris)
        content.strengths = "Labi dzied."
        let late = content
        #expect(await refusal { try await country.plans.save(late, of: plan, lock: lock, as: mara) } == .stale)
        #expect(await refusal { try await country.plans.submit(plan, lock: lock, as: mara) } == .stale)
        #expect(try await country.plans.open(plan, as: mara).content.strengths == "Labi zīmē.")
        #expect(await refusal { try await country.plans.save(late, of: plan, lock: next, as: mara) } == nil)
    }

    @Test("saving the same again changes nothing", arguments: Engine.available)
    func unchanged(_ engine: Engine) async throws {
        let country = try await Cast.Country.make(on: engine)
        let before = try await country.look(country.bruno.plan)
        try await country.plans.save(
            before.content, of: country.bruno.plan, lock: before.lock, as: country.viewer(.mara))
        #expect(try await country.look(country.bruno.plan) == before)
    }

    @Test("seven megabytes of combining marks count as long as they are")
    func longCharacters() {
        var content = PlanContent()
        content.ownWords = "a" + String(repeating: "\u{0304}", count: 20_000)
        let semester = PlanSemester(
            id: 20251, schoolYear: "2025/26", number: 1, period: Period(.cast(2025, 9, 1), through: .cast(2025, 12, 31))
        )
        let rules = PlanRules(
            catalogue: PlanCatalogue(risks: RiskList(categories: [], factors: []), kinds: [], rates: []),
            semester: semester, economicOnly: false)
        #expect(content.problems(against: rules).map(\.field) == ["own_words"])
    }
}
