import Casework

/// Plays a script with the operations that people use, each as the person who does it and at its time.
struct Stage {
    var country: Country
    let script: Script
    private var learners: [Int: Learner.ID] = [:]
    private var plans: [Int: SupportPlan.ID] = [:]
    private var versions: [Int: Int] = [:]
    /// What was handed in for a plan and is not paid yet.
    var compensations: [Int: [Compensation.ID]] = [:]
    /// Plans with a measure that is compensated.
    private var compensable: Set<Int> = []

    init(_ country: Country, _ script: Script) {
        self.country = country
        self.script = script
    }

    private var store: SupportPlanStore { country.registry.supportPlans }

    /// - Parameter progress: is told how many of all scenes were played.
    mutating func play(until end: Instant, progress: (Int, Int) -> Void) async throws {
        let scenes = script.scenes.filter { $0.at <= end }
        for (number, scene) in scenes.enumerated() {
            country.clock.set(scene.at)
            do { try await play(scene.deed) } catch {
                throw StageFright(deed: "\(scene.deed)", day: scene.at.day, cause: error)
            }
            if number % 50 == 0 { progress(number, scenes.count) }
        }
        progress(scenes.count, scenes.count)
    }

    private mutating func play(_ deed: Deed) async throws {
        switch deed {
        case .register(let child, let place, let grade, let from, let member):
            try await register(child, at: place, grade: grade, from: from, by: member)
        case .apply(let child, let place, let document, let member):
            let isAdult = script.children[child].bornOn.age(on: country.clock.clock.today) >= 18
            try await country.registry.learners.recordApplication(
                of: learner(child), at: country.unit(place), signedBy: isAdult ? .learner : .guardian,
                on: country.clock.clock.today, document: document, as: country.viewer(member))
        case .enrol(let child, let place, let grade, let from, let member):
            try await country.registry.learners.enrol(
                learner(child), enrolment(at: place, grade: grade, from: from), as: country.viewer(member))
        case .leave(let child, let place, let last, let reason, let member):
            try await country.registry.learners.leave(
                learner(child), at: country.unit(place), lastDay: last, reason: reason, as: country.viewer(member))
        case .startDue: try await store.startDue(as: .operator)
        case .plan(let number, let step): try await play(step, of: number)
        case .sign, .amend, .allocate, .control: try await playMoney(deed)
        case .claim(let deed): try await play(deed)
        }
    }

    private func playMoney(_ deed: Deed) async throws {
        let (budgets, expert) = (country.registry.budgets, country.viewer(.raimonds))
        switch deed {
        case .sign(let contract, let partner): try await budgets.sign(contract, with: partner, as: expert)
        case .amend(let number, let partner, let amendment):
            let contracts = try await budgets.file(of: partner, as: expert).contracts
            guard let contract = contracts.first(where: { $0.number == number }) else { throw Rejection.notFound }
            try await budgets.amend(contract.id, of: partner, by: amendment, as: expert)
        case .allocate(let amount, let partner, let programme, let semester, let basis):
            try await budgets.allocate(
                amount, to: partner, programme: programme, semester: semester, basis: basis, as: expert)
        case .control(let programme): try await budgets.startControl(of: programme, as: expert)
        case .register, .apply, .enrol, .leave, .startDue, .plan, .claim: return
        }
    }

    private mutating func play(_ step: Step, of number: Int) async throws {
        let (plan, author, head) = (plan(number), author(number), head(number))
        switch step {
        case .draft: try await draft(number, whole: true)
        case .sketch: try await draft(number, whole: false)
        case .submit: try await store.submit(plan, as: author)
        case .approve(let member): try await approve(number, by: country.viewer(member))
        case .giveBack(let member): try await giveBack(number, by: country.viewer(member))
        case .correct: try await edit(number) { $0.correct() }
        case .revise(let kind):
            versions[number, default: 1] += 1
            try await store.revise(plan, reason: "Mainījušies apstākļi.", as: author)
            try await edit(number) { kind == .major ? $0.raise() : $0.replaceProvider() }
        case .suspend(let reason, let words):
            try await store.suspend(plan, reasonCode: reason, reason: words, as: author)
        case .resume:
            versions[number, default: 1] += 1
            try await store.resume(plan, reason: "Atgriezies mācībās.", as: author)
            try await edit(number) { $0.lower() }
        case .void: try await store.void(plan, reason: "Ģimene iesniegumu atsauca, pirms atbalsts sākās.", as: head)
        case .work(let kind, let hours):
            try await store.recordWork(kind, hours: hours, on: country.clock.clock.today, of: plan, as: author)
        case .deliver(let visit, let count): try await deliver(number, visit: visit, of: count)
        case .evaluate: try await evaluate(number)
        case .complete: try await store.complete(plan, as: head)
        case .compensate(let weeks):
            if compensable.contains(number) { try await compensate(number, plan, weeks: weeks, as: author) }
        case .settle: try await settle(number)
        case .pay: try await pay(number)
        case .closeYear(let spent): try await closeYear(number, plan, spent: spent, as: author)
        }
    }

    func learner(_ child: Int) -> Learner.ID { learners[child] ?? Learner.ID(number: 0) }
    func plan(_ number: Int) -> SupportPlan.ID { plans[number] ?? SupportPlan.ID(number: 0) }
    func author(_ number: Int) -> Viewer { country.viewer(script.stories[number].author) }
    private func head(_ number: Int) -> Viewer { country.viewer(script.stories[number].place.head) }

    private func enrolment(at place: Place, grade: Int, from: Day) -> NewEnrolment {
        NewEnrolment(
            institution: country.unit(place), stage: place == .tehnikums ? .vet : .general, grade: grade,
            classLetter: place == .priekule ? "a" : "", from: from)
    }

    private mutating func register(_ child: Int, at place: Place, grade: Int, from: Day, by member: CastMember)
        async throws
    {
        let pupil = script.children[child]
        learners[child] = try await country.registry.learners.register(
            LearnerRegistration(
                name: try PersonName(given: pupil.given, surname: pupil.surname), code: pupil.code,
                bornOn: pupil.bornOn,
                sex: pupil.sex, enrolment: enrolment(at: place, grade: grade, from: from), confirmedNew: true),
            as: country.viewer(member))
    }

    private mutating func draft(_ number: Int, whole: Bool) async throws {
        let story = script.stories[number]
        var seed = Seed(story.seed)
        let start = PlanStart(
            learner: learner(story.child), institution: country.unit(story.place), semester: story.semester.number)
        let id = try await store.create(start, as: author(number))
        (plans[number], versions[number]) = (id, 1)
        guard whole else { return try await begin(id, number, &seed) }
        let file = try await store.open(id, as: author(number))
        var content = file.content
        content.bringUpToDate(for: story.frame, from: &seed)
        if let teacher = story.teacher { content.giveConsultations(to: teacher, for: story.frame) }
        if story.isCompensated { content.addCompensations(for: story.frame) }
        if story.closesYear { content.addCarrier(for: story.frame) }
        if content.measures.contains(where: { $0.kind.hasPrefix("comp_") }) { compensable.insert(number) }
        try await store.save(content, of: id, lock: file.plan.lock, as: author(number))
    }

    /// The first answers only, as one leaves a draft when the bell rings.
    private func begin(_ id: SupportPlan.ID, _ number: Int, _ seed: inout Seed) async throws {
        let file = try await store.open(id, as: author(number))
        guard file.content.risks.isEmpty else { return }
        var content = file.content
        let whole = PlanContent.invented(for: script.stories[number].frame, from: &seed)
        (content.ownWords, content.strengths, content.screening, content.risks) = (
            whole.ownWords, whole.strengths, whole.screening, whole.risks
        )
        try await store.save(content, of: id, lock: file.plan.lock, as: author(number))
    }

    private func approve(_ number: Int, by approver: Viewer) async throws {
        // Above the school not everybody reads again what a level below has just approved.
        if approver.roles.first?.kind == .institutionHead || script.stories[number].seed % 3 == 0 {
            _ = try await store.open(plan(number), as: approver)
        }
        try await store.approve(plan(number), version: versions[number] ?? 1, as: approver)
    }

    private mutating func giveBack(_ number: Int, by approver: Viewer) async throws {
        let seen = try await store.open(plan(number), as: approver)
        var seed = Seed(script.stories[number].seed &+ 3)
        let (code, section, words) = seed.pick(MeasureSentences.returns)
        let row =
            section == "risks" ? seen.content.risks.first?.factor ?? "" : "\(seen.content.measures.first?.line ?? 1)"
        let reason = ReturnReason(code: code, place: "\(section).\(row)", comment: words)
        try await store.giveBack(plan(number), version: seen.plan.version.number, reason: reason, as: approver)
        versions[number, default: 1] += 1
    }

    private func evaluate(_ number: Int) async throws {
        let content = try await store.open(plan(number), as: author(number)).content
        var seed = Seed(script.stories[number].seed &+ 7)
        let evaluation = Evaluation.invented(of: content, script.stories[number].outcome, from: &seed)
        try await store.evaluate(evaluation, of: plan(number), as: author(number))
    }

    private func edit(_ number: Int, _ change: (inout PlanContent) -> Void) async throws {
        let file = try await store.open(plan(number), as: author(number))
        var content = file.content
        change(&content)
        try await store.save(content, of: plan(number), lock: file.plan.lock, as: author(number))
    }
}

/// Where the play stopped; every scene is an ordinary operation, so this is a defect of the program or of the script.
struct StageFright: Error, CustomStringConvertible {
    let deed: String
    let day: Day
    let cause: any Error

    var description: String { "\(day): \(deed): \(cause)" }
}
