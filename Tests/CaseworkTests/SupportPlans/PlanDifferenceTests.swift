import Cast
import Testing

@testable import Casework

@Suite("Differences between versions of a plan")
struct PlanDifferenceTests {
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let section: PlanDifference.Section
        let row: String
        let field: String?
        let kind: ChangeClass
        let edit: @Sendable (inout PlanContent) -> Void

        init(
            _ name: String, _ section: PlanDifference.Section, _ row: String, _ field: String?, _ kind: ChangeClass,
            _ edit: @escaping @Sendable (inout PlanContent) -> Void
        ) {
            (testDescription, self.section, self.row, self.field, self.kind, self.edit) = (
                name, section, row, field, kind, edit
            )
        }
    }

    static let changes: [Change] = [
        Change("words", .words, "", "own_words", .minor) { $0.ownWords = "Man iet labāk." },
        Change("strengths", .words, "", "strengths", .minor) { $0.strengths = "Labi zīmē." },
        Change("a category", .screening, "FAMILY", "answer", .minor) { $0.screening["FAMILY"] = nil },
        Change("a higher level", .risk, "E02", "level", .major) { $0.risks[0].level = 3 },
        Change("a lower level", .risk, "E02", "level", .minor) { $0.risks[0].level = 1 },
        Change("evidence", .risk, "L02", "evidence", .minor) { $0.risks[1].evidence = "Trīs balles." },
        Change("a new risk", .risk, "L01", nil, .major) {
            $0.risks.append(.init(factor: "L01", level: 1, evidence: "Kavējumi."))
        },
        Change("a risk less", .risk, "E02", nil, .minor) { $0.risks.remove(at: 0) },
        Change("a goal", .goal, "1", "wording", .minor) { $0.goals[0].wording = "Pabeigt gadu" },
        Change("a new goal", .goal, "0", nil, .minor) { $0.goals.append(.init(wording: "Nekavēt")) },
        Change("a goal less", .goal, "1", nil, .minor) { $0.goals = [] },
        Change("more hours", .measure, "2", "hours", .major) { $0.measures[0].hours = 13 },
        Change("fewer hours", .measure, "2", "hours", .minor) { $0.measures[0].hours = 11 },
        Change("more money", .measure, "3", "planned", .major) { $0.measures[1].planned = Euro(cents: 6001) },
        Change("less money", .measure, "3", "planned", .minor) { $0.measures[1].planned = Euro(cents: 5999) },
        Change("another provider", .measure, "2", "provider", .minor) { $0.measures[0].provider = "Inta Dreimane" },
        Change("another subject", .measure, "2", "subject", .minor) { $0.measures[0].subject = "fizika" },
        Change("a date", .measure, "2", "ends_on", .minor) { $0.measures[0].through = .cast(2025, 12, 1) },
        Change("another kind", .measure, "2", "kind", .major) { $0.measures[0].kind = "consult_psychologist" },
        Change("the reason", .measure, "2", "justification", .minor) { $0.measures[0].justification = "Cits iemesls." },
        Change("the condition", .measure, "3", "condition_met", .major) { $0.measures[1].conditionMet = true },
        Change("another risk of a measure", .measure, "3", "risks", .minor) {
            $0.measures[1].factors = ["E02", "L02"]
        },
        Change("a new measure", .measure, "0", nil, .major) { $0.measures.append($0.measures[0].renumbered) },
        Change("a measure less", .measure, "3", nil, .minor) { $0.measures.remove(at: 1) },
        Change("more hours of the author", .authorHours, "", "hours", .major) { $0.authorHours = 5 },
        Change("fewer hours of the author", .authorHours, "", "hours", .minor) { $0.authorHours = 3 },
    ]

    @Test("each change is one difference at its row, and climbs as far as it must", arguments: changes)
    func change(_ change: Change) throws {
        let before = Self.content
        var after = before
        change.edit(&after)
        let found = after.differences(from: before)
        let difference = try #require(found.first)
        #expect(found.count == 1)
        #expect(difference.section == change.section)
        #expect(difference.row == change.row)
        #expect(difference.field == change.field)
        #expect(ChangeClass.of(found) == change.kind)
    }

    @Test("the same is no difference, in whatever order the factors are")
    func same() {
        var other = Self.content
        other.measures[0].factors = ["L02"]
        #expect(other.differences(from: Self.content).isEmpty)
        #expect(ChangeClass.of([]) == .minor)
    }

    static let content: PlanContent = {
        var content = PlanContent()
        content.ownWords = "Man iet grūti."
        content.screening = [
            "LEARNING": .factors, "ECONOMIC": .factors, "FAMILY": .nothingSeen, "SOCIAL_HEALTH": .nothingSeen,
        ]
        content.risks = [
            .init(factor: "E02", level: 2, evidence: "Pusdienas."),
            .init(factor: "L02", level: 3, evidence: "Divas balles."),
        ]
        content.goals = [.init(line: 1, wording: "Pabeigt semestri")]
        let (from, through) = (Day.cast(2025, 10, 13), Day.cast(2025, 12, 31))
        content.measures = [
            .init(
                line: 2, kind: "consult_teacher", subject: "matemātika", provider: "Aija Saulīte", hours: 12,
                from: from, through: through, factors: ["L02"]),
            .init(
                line: 3, kind: "comp_catering", planned: Euro(cents: 6000), from: from, through: through,
                factors: ["E02"]),
        ]
        content.authorHours = 4
        return content
    }()
}

extension PlanContent.Measure {
    fileprivate var renumbered: PlanContent.Measure {
        var other = self
        other.line = 0
        return other
    }
}
