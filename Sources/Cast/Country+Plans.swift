import Casework

extension Country {
    /// The semester of today.
    package var semester: Semester {
        get async throws {
            guard let semester = try await registry.calendar.current(as: .operator) else { throw Rejection.notFound }
            return semester
        }
    }

    /// A whole draft for a learner of the small country, ready to be submitted.
    package func draft(of name: Pupil.Name) async throws -> SupportPlan.ID {
        let place = name == .cilda ? .priekule : Country.pupil(name, in: 2020).place
        return try await draft(of: pupils[name]?.id ?? Learner.ID(number: 0), at: place, by: place.authors[0])
    }

    /// A whole draft for a learner, ready to be submitted.
    package func draft(of learner: Learner.ID, at place: Place, by member: CastMember) async throws -> SupportPlan.ID {
        let author = viewer(member)
        let start = PlanStart(learner: learner, institution: unit(place), semester: try await semester.id.number)
        let id = try await registry.supportPlans.create(start, as: author)
        let file = try await registry.supportPlans.open(id, as: author)
        try await registry.supportPlans.save(try await content(), of: id, lock: file.plan.lock, as: author)
        return id
    }

    /// A complete plan with one risk of each of two categories: 12 hours of mathematics and catering for 60 euros.
    package func content() async throws -> PlanContent {
        let semester = try await semester
        let through = semester.period.through ?? semester.period.from
        let from = min(clock.clock.today.nextMonday, through)
        var content = PlanContent()
        content.ownWords = Words.own[0]
        content.strengths = Words.strengths[0]
        content.screening = [
            "LEARNING": .factors, "ECONOMIC": .factors, "FAMILY": .nothingSeen, "SOCIAL_HEALTH": .nothingSeen,
        ]
        content.risks = [
            .init(factor: "E02", level: 2, evidence: "Ģimene lūgusi atbalstu pusdienu apmaksai."),
            .init(factor: "L02", level: 3, evidence: "Vērtējums matemātikā ir zem 4 ballēm."),
        ]
        content.goals = [
            .init(wording: "Pabeigt semestri ar pietiekamu vērtējumu", indicator: "Vērtējums", target: "4 balles")
        ]
        content.measures = [
            .init(
                kind: "consult_teacher", subject: "matemātika", provider: "Aija Saulīte", hours: 12, from: from,
                through: through,
                justification: "Individuāls skaidrojums palīdz apgūt iekavēto.", factors: ["L02"]),
            .init(
                kind: "comp_catering", planned: Euro(cents: 6000), from: from, through: through,
                justification: "Apmaksātas pusdienas ļauj palikt uz konsultācijām.", factors: ["E02"]),
        ]
        content.authorHours = 4
        return content
    }

    /// How far a whole draft is brought.
    package enum Stop: Sendable, CaseIterable {
        case institution, municipality, state
        case approved
        case inProgress
        case evaluated
        case completed

        var level: ApprovalLevel? {
            switch self {
            case .institution: .institution
            case .municipality: .municipality
            case .state: .state
            case .approved, .inProgress, .evaluated, .completed: nil
            }
        }
    }

    /// Takes a whole draft through its levels, each answering for itself, and further; the clock goes on by a minute
    /// with each answer, and to the first day of the measures where the plan is to be in progress.
    package func bring(_ plan: SupportPlan.ID, to stop: Stop) async throws {
        let store = registry.supportPlans
        let head = try await store.open(plan, as: .operator).plan
        let place = Place.allCases.first { unit($0) == head.institution } ?? .priekule
        let author = CastMember.allCases.first { person($0) == head.author } ?? .mara
        if head.state == .draft || head.state == .inRevision { try await store.submit(plan, as: viewer(author)) }
        while true {
            let file = try await store.open(plan, as: .operator).plan
            guard file.state == .inApproval, let level = file.level else { break }
            if stop.level == level { return }
            clock.advance(seconds: 60)
            try await store.approve(plan, version: file.version.number, as: viewer(place.approver(level)))
        }
        guard stop != .approved else { return }
        let content = try await store.open(plan, as: .operator).content
        if let first = content.measures.map(\.from).min(), clock.clock.today < first {
            clock.set(Instant(first, hour: 9))
        }
        try await store.startDue(as: .operator)
        guard stop != .inProgress else { return }
        try await store.evaluate(evaluation(of: content), of: plan, as: viewer(author))
        if stop == .completed { try await store.complete(plan, as: viewer(place.head)) }
    }

    /// An evaluation that answers every row: each risk one lower, everything achieved in part.
    package func evaluation(of content: PlanContent) -> Evaluation {
        var evaluation = Evaluation()
        evaluation.risks = content.risks.map { .init(factor: $0.factor, level: $0.level - 1) }
        evaluation.measures = content.measures.map { .init(line: $0.line, result: .partly) }
        evaluation.goals = content.goals.map { .init(line: $0.line, result: .partly) }
        evaluation.conclusion = "risk_reduced"
        evaluation.summary = Words.summaries[0]
        return evaluation
    }
}
