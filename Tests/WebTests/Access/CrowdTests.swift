import Casework
import Cast
import Hummingbird
import Storage
import Testing
import Web

@Suite("Many at the same moment")
struct CrowdTests {
    private let size = 50

    @Test("fifty begin the same plan, and there is one", arguments: Engine.available)
    func plans(_ engine: Engine) async throws {
        let crowd = try await Crowd(on: engine)
        let learner = try await crowd.country.newcomer(1)
        let form = [
            ("learner", learner.description), ("institution", crowd.country.unit(.priekule).description),
            ("semester", "20251"),
        ]
        let answers = try await crowd.post("/plans", form: form, times: size, as: .mara)
        #expect(answers.filter { $0 == 303 }.count == 1 && answers.filter { $0 == 409 }.count == size - 1, "\(answers)")
        #expect(try await crowd.count("SELECT count(*) FROM support_plan WHERE learner_id = \(learner)") == 1)
        #expect(try await crowd.isWhole())
    }

    @Test("fifty sendings of one form make one plan and lead to it", arguments: Engine.available)
    func receipt(_ engine: Engine) async throws {
        let crowd = try await Crowd(on: engine)
        let learner = try await crowd.country.newcomer(1)
        let form = [
            ("learner", learner.description), ("institution", crowd.country.unit(.priekule).description),
            ("semester", "20251"),
            ("receipt", "0123456789abc"),
        ]
        let answers = try await crowd.post("/plans", form: form, times: size, as: .mara)
        #expect(answers.allSatisfy { $0 == 303 }, "\(answers)")
        #expect(try await crowd.count("SELECT count(*) FROM support_plan WHERE learner_id = \(learner)") == 1)
    }

    @Test("fifty approve the same level, and it is approved once", arguments: Engine.available)
    func approvals(_ engine: Engine) async throws {
        let crowd = try await Crowd(on: engine)
        let plan = crowd.country.bruno.plan
        try await crowd.country.bring(plan, to: .institution)
        let answers = try await crowd.post("/plans/\(plan)/approval", form: [("version", "1")], times: size, as: .juris)
        #expect(
            answers.filter { $0 == 303 }.count == 1 && answers.allSatisfy { [303, 403, 409].contains($0) }, "\(answers)"
        )
        #expect(
            try await crowd.count(
                "SELECT count(*) FROM approval a JOIN plan_version v ON v.id = a.version_id WHERE v.plan_id = \(plan)")
                == 1)
        let file = try await crowd.country.registry.supportPlans.open(plan, as: .operator)
        #expect(file.plan.state == .inApproval && file.plan.level == .municipality)
        #expect(try await crowd.isWhole())
    }
}

/// The small country, and somebody who sends the same form from many windows at once.
private struct Crowd {
    let country: Country
    private let responder: RouterResponder<AppContext>

    init(on engine: Engine) async throws {
        country = try await Country.make(on: engine)
        responder = router(site: Site(registry: country.registry)).buildResponder()
    }

    func post(_ path: String, form: [(String, String)], times: Int, as member: CastMember) async throws -> [Int] {
        var browsers: [Browser] = []
        let token = try await country.registry.accounts.signIn(
            email: member.email, password: Country.password, trace: Trace(request: "crowd"))
        for _ in 0..<times {
            let browser = Browser(responder, from: "192.0.2.7")
            await browser.setCookie("balsts", token.text)
            _ = try await browser.get("/search")
            browsers.append(browser)
        }
        return try await withThrowingTaskGroup(of: Int.self) { group in
            for browser in browsers { group.addTask { try await browser.post(path, form: form).status.code } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    func count(_ sql: SQL) async throws -> Int {
        try await country.registry.database.read { try $0.first(sql)?[0] ?? 0 }
    }

    /// Whether the journal's chain holds.
    func isWhole() async throws -> Bool {
        if case .success = try await country.registry.journal.verify() { true } else { false }
    }
}
