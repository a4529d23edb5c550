import Casework
import Cast
import Hummingbird
import Storage
import Testing
import Web

/// The small country with everybody whom the matrix names at a browser, and for every row a learner and a plan in the
/// state that it asks for.
actor Stage {
    static let shared = Task { try await Stage() }

    /// What the gaps of an address and the fields of a form name.
    struct Things: Sendable {
        let place: Cast.Place
        let learner: Learner.ID
        var plan: SupportPlan.ID?
        var consultation: Consultation.ID?
        var entry: ConsultationEntry.ID?
        var compensation: Compensation.ID?
        var document: Document.ID?
        var doubleFunding: DoubleFunding.ID?
        var capacity: SpecialistCapacity.ID?
        /// A day on which nothing else of the rows happens.
        var day = Day(number: 0)
        var money = MoneyThings()
        let colleague: Person.ID
        let colleagueRole: Role.ID
    }

    let country: Country
    /// `GET /plans/:id` and all others that the router has.
    let routes: Set<String>
    let publicFile: String
    private let responder: RouterResponder<AppContext>
    private let colleagues: [Cast.Place: (person: Person.ID, role: Role.ID)]
    /// Of somebody whose account was closed while signed in.
    private let deadSession: SecretToken
    private var learners = 0
    private var kept: [String: Things] = [:]

    init() async throws {
        country = try await Country.make(on: .sqlite)
        let accounts = country.registry.accounts
        let today = country.clock.clock.today
        colleagues = try await Stage.engage(in: country)
        let school = country.unit(.priekule)
        let extra = try await accounts.establish(
            [
                .init(
                    try Stage.guest("future", "300615-00963"),
                    [(.institutionHead, school, Period(today.advanced(by: 30)))]),
                .init(try Stage.guest("disabled", "240508-03706"), [(.institutionHead, school, Period(today))]),
            ], password: Country.password)
        try await Stage.engageOthers(in: country)
        deadSession = try await accounts.signIn(
            email: "disabled@balsts.example", password: Country.password, trace: Trace(request: "stage"))
        try await accounts.setDisabled(true, extra[1], by: .operator)
        let router = Web.router(site: Site(registry: country.registry, settings: .init(offersDemoAccounts: true)))
        routes = Set(
            router.routes.filter { $0.method != .head }.map { route in
                "\(route.method.rawValue) " + route.path.description.replacing("{", with: ":").replacing("}", with: "")
            })
        responder = router.buildResponder()
        let door = try await Browser(responder).get("/sign-in")
        publicFile = try #require(
            door.tags("link").compactMap { Visit.attribute("href", of: $0) }.first { $0.hasPrefix("/public/") })
    }

    /// Callers whose roles the cast does not have, or not in this school.
    private static func engageOthers(in country: Country) async throws {
        let today = country.clock.clock.today
        let (school, kaleti, mezupe) = (country.unit(.priekule), country.unit(.kaleti), country.unit(.mezupe))
        let open = Period(today.advanced(by: -30))
        let posts: [(Matrix.Caller, [(kind: Role.Kind, unit: Casework.Unit.ID, period: Period)])] = [
            (.specialist, [(.specialist, school, open)]),
            (.homeroomTeacher, [(.homeroomTeacher, school, open)]),
            (.vetCoordinator, [(.vetCoordinator, school, open)]),
            (.accountant, [(.accountant, school, open)]),
            (.twoSchools, [(.planAuthor, school, open), (.institutionHead, kaleti, open)]),
            (
                .movedAuthor,
                [
                    (.planAuthor, school, Period(open.from, through: today.previous)),
                    (.planAuthor, mezupe, Period(today)),
                ]
            ),
        ]
        var seed = Seed(2026)
        _ = try await country.registry.accounts.establish(
            posts.map { caller, roles in .init(try guest(caller.rawValue, InventedCode.next(from: &seed)), roles) },
            password: Country.password)
    }

    private static func guest(_ name: String, _ code: String) throws -> Guest {
        Guest(
            name: try PersonName(given: "Jana", surname: "Jauna"), code: try PersonalCode(reading: code),
            email: try #require(EmailAddress("\(name)@balsts.example")))
    }

    /// Somebody at each school whose role and account the rows are about.
    private static func engage(in country: Country) async throws -> [Cast.Place: (person: Person.ID, role: Role.ID)] {
        var colleagues: [Cast.Place: (person: Person.ID, role: Role.ID)] = [:]
        for (place, code) in [(Cast.Place.priekule, "120809-02336"), (.kaleti, "051007-05079")] {
            let unit = country.unit(place)
            let person = try await country.registry.accounts.establish(
                [.init(try guest(place.rawValue, code), [(.specialist, unit, Period(country.clock.clock.today))])],
                password: Country.password)[0]
            let staff = try await country.registry.people.staff(of: unit, as: .operator)
            let role = try #require(staff.members.first { $0.person == person }?.roles.first)
            colleagues[place] = (person, role.id)
        }
        return colleagues
    }

    /// A fresh visit of the caller, with the token of a form.
    func browser(of caller: Matrix.Caller) async throws -> (browser: Browser, me: SignedIn?) {
        let browser = Browser(responder, from: "192.0.2.7")
        var me: SignedIn?
        let accounts = country.registry.accounts
        if caller.isSignedIn {
            let token = try await accounts.signIn(
                email: "\(caller.member?.rawValue ?? caller.rawValue)@balsts.example", password: Country.password,
                trace: Trace(request: "stage"))
            await browser.setCookie("balsts", token.text)
            me = try await accounts.signedIn(token: token, trace: Trace(request: "stage"))
        } else if caller == .disabled {
            await browser.setCookie("balsts", deadSession.text)
        }
        _ = try await browser.get(caller.isSignedIn ? "/search" : "/sign-in")
        return (browser, me)
    }

    func things(for row: Matrix.Row) async throws -> Things {
        let place: Cast.Place = row.caller.worksAtSchool && row.relation == .other ? .kaleti : .priekule
        let former: Cast.Place? = row.caller == .formerHead ? .krote : nil
        let needsSession = ["/consultations/", "/entries/"].contains { row.route.hasPrefix($0) }
        let isCapacity = row.route.contains("/capacities/")
        let key = "\(place) \(former.map { "\($0)" } ?? "") \(row.planState) \(needsSession) \(isCapacity)"
        if !row.changes, let kept = kept[key] { return kept }
        let colleague = try #require(colleagues[place])
        learners += 1
        let learner = try await country.newcomer(learners, at: place, comingFrom: former)
        var things = Things(place: place, learner: learner, colleague: colleague.person, colleagueRole: colleague.role)
        things.day = country.clock.clock.today.advanced(by: 1000 + learners)
        if row.route.hasPrefix("/units/:code/capacities/") {
            things.capacity = try await country.registry.capacities.record(
                NewCapacity(
                    person: colleague.person, kind: "consult_teacher", hours: 4,
                    period: Period(things.day, through: things.day)), at: country.unit(place), as: .operator)
        }
        if row.planState.hasPrefix("compensation_") {
            let plan = try await country.plan(of: learner, at: place, in: "in_progress")
            things.plan = plan
            let made = try await country.compensation(of: plan, at: place, in: row.planState)
            (things.compensation, things.document) = (made.0, made.1)
        } else if row.planState == "double_open" {
            let plan = try await country.plan(of: learner, at: place, in: "in_progress")
            things.plan = plan
            things.doubleFunding = try await country.doubleFunding(of: plan, at: place)
        } else if row.planState.hasPrefix("claim_") || row.planState.hasPrefix("list_") {
            // A day of one specialist would not hold the hours of all rows.
            things.plan = try await country.plan(
                of: learner, at: .priekule, in: "in_progress", heldBy: "Skolotāja Nr. \(learners)")
            things.money = try await country.money(of: try #require(things.plan), in: row.planState)
            things.document = things.money.document
        } else if !row.planState.isEmpty {
            things.plan = try await country.plan(of: learner, at: place, in: row.planState)
        }
        if let plan = things.plan, row.planState == "in_progress", needsSession {
            let head = country.viewer(place == .priekule ? .juris : .gunars)
            let store = country.registry.consultations
            things.entry = try await store.log(
                ConsultationEntry([.init(MeasureKey(plan, 2))], on: country.clock.clock.today), as: head)
            things.consultation = try await store.sheet(of: MeasureKey(plan, 2), as: head).rows.first?.id
        }
        if !row.changes { kept[key] = things }
        return things
    }

    /// How many refusals the journal holds.
    func refusals() async throws -> Int {
        try await country.registry.database.read { connection in
            try connection.first("SELECT count(*) FROM journal WHERE action = 'authz_fail'")?[0] ?? 0
        }
    }
}

extension Country {
    /// A whole plan of a learner, brought to a state in which rows of the matrix find it.
    ///
    /// - Parameter provider: who gives the consultations, where it must be somebody else than usually.
    func plan(of learner: Learner.ID, at place: Cast.Place, in state: String, heldBy provider: String? = nil)
        async throws -> SupportPlan.ID
    {
        let store = registry.supportPlans
        let author: CastMember = place == .priekule ? .mara : .sandra
        let head = viewer(place == .priekule ? .juris : .gunars)
        let id = try await draft(of: learner, at: place, by: author)
        // The measures begin today, so that the plan is in progress as soon as the last level approved it.
        let file = try await store.open(id, as: .operator)
        var content = file.content
        for index in content.measures.indices {
            content.measures[index].from = clock.clock.today
            if let provider, content.measures[index].hours > 0 { content.measures[index].provider = provider }
        }
        try await store.save(content, of: id, lock: file.plan.lock, as: viewer(author))
        switch state {
        case "draft": break
        case "voided": try await store.void(id, reason: "Pārcēlies", as: viewer(author))
        case "in_revision":
            try await bring(id, to: .institution)
            let reason = try #require(
                try await registry.codes.items(.returnReason, on: clock.clock.today, as: .operator).first)
            try await store.giveBack(
                id, version: 1, reason: ReturnReason(code: reason.code, place: nil, comment: "Precizēt"), as: head)
        case "institution": try await bring(id, to: .institution)
        case "municipality": try await bring(id, to: .municipality)
        case "state": try await bring(id, to: .state)
        case "in_progress", "suspended": try await bring(id, to: .inProgress)
        case "silent":
            try await bring(id, to: .inProgress)
            try await moveBack(id, days: 30)
        case "evaluated": try await bring(id, to: .evaluated)
        case "completed": try await bring(id, to: .completed)
        default: Issue.record("unknown plan state \(state)")
        }
        if state == "suspended" {
            let reason = try #require(
                try await registry.codes.items(.suspensionReason, on: clock.clock.today, as: .operator).first)
            try await store.suspend(id, reasonCode: reason.code, reason: "Ilgi slimo", as: head)
        }
        return id
    }

    /// The plan was approved so many days ago, and nothing was held of it since.
    private func moveBack(_ plan: SupportPlan.ID, days: Int) async throws {
        let approvedAt = clock.clock.now.advanced(bySeconds: -days * 86_400)
        let first = clock.clock.today.advanced(by: -days)
        try await registry.database.write { connection in
            try connection.execute("UPDATE plan_version SET approved_at = \(approvedAt) WHERE plan_id = \(plan)")
            try connection.execute(
                """
                UPDATE plan_measure SET starts_on = \(first)
                WHERE version_id IN (SELECT id FROM plan_version WHERE plan_id = \(plan))
                """)
        }
    }
}
