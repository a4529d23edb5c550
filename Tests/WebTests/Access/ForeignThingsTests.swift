import Casework
import Cast
import Testing

/// SEC-48, SEC-49 and SEC-50 of the security specification.
@Suite("Things of another school")
struct ForeignThingsTests {
    @Test("a foreign key in the body of a form is answered as unknown and journaled once")
    func bodies() async throws {
        let town = try await Town.open()
        let country = town.country
        let (mine, theirs) = (country.unit(.priekule).description, country.unit(.kaleti).description)
        let newcomer = try await country.newcomer(1)
        let mara = try await town.browser(of: .mara)
        let forms: [(String, [(String, String)])] = [
            ("/plans", [("learner", newcomer.description), ("institution", theirs), ("semester", "20251")]),
            ("/plans", [("learner", country.davis.description), ("institution", mine), ("semester", "20251")]),
            (
                "/learners",
                [
                    ("given_name", "Ieva"), ("surname", "Bērza"), ("born_on", "12.04.2012"), ("sex", "female"),
                    ("institution", theirs),
                    ("stage", "general"), ("grade", "7"), ("enrolled_from", "01.09.2025"),
                ]
            ),
            (
                "/learners/\(newcomer)/enrolments",
                [
                    ("institution", theirs), ("stage", "general"), ("grade", "7"), ("class_letter", ""),
                    ("enrolled_from", "06.10.2025"),
                ]
            ),
            (
                "/learners/\(newcomer)/leaving",
                [("leaves", theirs), ("last_day", "06.10.2025"), ("exit_reason", "moved")]
            ),
            (
                "/learners/\(newcomer)/applications",
                [
                    ("at", theirs), ("signed_by", "guardian"), ("signed_on", "01.10.2025"), ("document", "1"),
                ]
            ),
            ("/place", [("unit", Cast.Place.kaleti.code), ("next", "/")]),
            ("/plans/\(country.anna.plan)/author-hours", [("withdraw", AuthorWork.ID(number: 7).description)]),
            ("/account/session-ending", [("session", Session.ID(number: 7).description)]),
            ("/account/role", [("role", Role.ID(number: 7).description)]),
        ]
        let before = try await TableDigest(
            of: country.registry.database, without: ["journal", "journal_subject", "journal_head"])
        for (path, form) in forms {
            let refusals = try await town.refusals()
            let visit = try await mara.post(path, form: form)
            #expect(visit.status == .notFound, "\(visit) \(form) \(visit.text.suffix(200))")
            #expect(try await town.refusals() == refusals + 1, "\(path)")
        }
        let after = try await TableDigest(
            of: country.registry.database, without: ["journal", "journal_subject", "journal_head"])
        #expect(after.changes(since: before) == [])
    }

    @Test("a foreign unit in the address of a report is answered as unknown and journaled once")
    func queries() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        for path in ["/reports/plans", "/reports/plans/csv", "/reports/plans/xlsx", "/reports/learners/json"] {
            let refusals = try await town.refusals()
            #expect(try await mara.get("\(path)?unit=\(Cast.Place.kaleti.code)").status == .notFound, "\(path)")
            #expect(try await town.refusals() == refusals + 1, "\(path)")
        }
    }

    @Test("the code of a foreign plan or child finds nothing")
    func search() async throws {
        let town = try await Town.open()
        let sandra = try await town.browser(of: .sandra)
        let code = try await town.country.registry.supportPlans.open(town.country.bruno.plan, as: .operator).plan.code
        for words in [code, "020711-05483", "Bruno", "Mežulis"] {
            let found = try await sandra.post("/search", ["q": words])
            #expect(
                found.status == .ok && !found.links.contains { $0.contains(town.country.bruno.id.description) },
                "\(words)")
            #expect(!found.links.contains { $0.contains(town.country.bruno.plan.description) }, "\(words)")
        }
    }

    @Test("an ended role is gone at the very next request")
    func endedRole() async throws {
        let town = try await Town.open()
        let country = town.country
        let mara = try await town.browser(of: .mara)
        let page = "/plans/\(country.bruno.plan)"
        #expect(try await mara.get(page).status == .ok)
        let staff = try await country.registry.people.staff(of: country.unit(.priekule), as: .operator)
        for role in try #require(staff.members.first { $0.person == country.person(.mara) }).roles {
            try await country.registry.accounts.endRole(role.id, by: country.viewer(.juris))
        }
        for path in [page, "\(page)/history", "/learners/\(country.bruno.id)", "/reports/plans"] {
            #expect(try await mara.get(path).status == .notFound, "\(path)")
        }
        #expect(try await mara.post("\(page)/submission").status == .notFound)
        #expect(try await mara.get("/account").shows("Jums pašlaik nav nevienas lomas"))
    }

    @Test("fields that a form does not have change nothing")
    func extraFields() async throws {
        let town = try await Town.open()
        let country = town.country
        let mara = try await town.browser(of: .mara)
        let extra = [
            ("status", "approved"), ("state", "approved"), ("approved_by", country.person(.mara).description),
            ("author_id", country.person(.liene).description), ("author", country.person(.liene).description),
            ("lock", "99"),
            ("id", "7"), ("role", "administrator"), ("code", "IAP-20251-00099"),
            ("institution_id", country.unit(.kaleti).description),
            ("level", "state"), ("approved_at", "1"), ("planned_cents", "999999"), ("_method", "DELETE"),
        ]
        let newcomer = try await country.newcomer(1)
        let begun = try await mara.post(
            "/plans",
            form: extra.filter { $0.0 != "institution_id" } + [
                ("learner", newcomer.description), ("institution", country.unit(.priekule).description),
                ("semester", "20251"),
            ])
        let id = try #require(
            begun.location?.split(separator: "/").dropFirst().first.flatMap { SupportPlan.ID(String($0)) })
        let plan = try await country.registry.supportPlans.open(id, as: .operator).plan
        #expect(
            plan.state == .draft && plan.author == country.person(.mara) && plan.lock == 1
                && plan.code != "IAP-20251-00099")
        #expect(plan.institution == country.unit(.priekule))

        let bruno = country.bruno.plan
        let before = try await country.registry.supportPlans.open(bruno, as: .operator)
        #expect(try await mara.post("/plans/\(bruno)/submission", form: extra).status == .seeOther)
        let after = try await country.registry.supportPlans.open(bruno, as: .operator)
        #expect(after.plan.state == .inApproval && after.plan.level == .institution && after.approvals.isEmpty)
        #expect(
            after.plan.author == before.plan.author && after.content == before.content
                && after.plan.code == before.plan.code)
        #expect(after.plan.institution == before.plan.institution)

        let account = extra.filter { $0.0 != "role" } + [("role", "administrator"), ("tongue", "en"), ("person", "7")]
        #expect(try await mara.post("/account/language", form: account).status == .seeOther)
        #expect(!(try await mara.get("/account?lang=lv").shows("administrators")))
    }
}

extension Town {
    /// How many refusals the journal holds.
    func refusals() async throws -> Int {
        try await country.registry.database.read { connection in
            try connection.first("SELECT count(*) FROM journal WHERE action = 'authz_fail'")?[0] ?? 0
        }
    }
}
