import Storage

extension Transaction {
    /// What a version holds. Texts of special categories are decrypted only where `special` is true, else they are `nil`.
    func content(of version: PlanVersion.ID, special: Bool) throws -> PlanContent {
        var content = PlanContent()
        guard
            let head = try connection.first(
                "SELECT own_words, strengths, author_hours FROM plan_version WHERE id = \(version)")
        else { throw Rejection.notFound }
        content.ownWords = try head[0]
        content.strengths = try head[1]
        content.authorHours = try head[2]
        for row in try connection.query("SELECT category, answer FROM plan_screening WHERE version_id = \(version)") {
            content.screening[try row[0]] = try PlanContent.Screening.stored(try row[1])
        }
        content.risks = try planRisks(of: version, special: special)
        content.goals = try connection.query(
            """
            SELECT line, wording, indicator, target, carried FROM plan_goal WHERE version_id = \(version) ORDER BY line
            """
        ).map { row in
            PlanContent.Goal(
                line: try row[0], wording: try row[1], indicator: try row[2], target: try row[3], carried: try row[4])
        }
        content.measures = try measures(of: version)
        return content
    }

    private func planRisks(of version: PlanVersion.ID, special: Bool) throws -> [PlanContent.Risk] {
        try connection.query(
            """
            SELECT r.id, r.factor, r.level, r.evidence, r.carried, t.id, t.cell FROM plan_risk r
            LEFT JOIN special_text t ON t.subject = 'risk_evidence' AND t.row_id = r.id AND t.withdrawn_at IS NULL
            WHERE r.version_id = \(version) ORDER BY r.factor
            """
        ).map { row in
            var evidence: String? = try row[3]
            if let cell: [UInt8] = try row[6] {
                let id: Int64 = try row[5]
                evidence = special ? try keys.open(cell, table: "special_text", column: "cell", row: id) : nil
            }
            return PlanContent.Risk(factor: try row[1], level: try row[2], evidence: evidence, carried: try row[4])
        }
    }

    private func measures(of version: PlanVersion.ID) throws -> [PlanContent.Measure] {
        var factors: [Int64: [String]] = [:]
        for row in try connection.query(
            """
            SELECT f.measure_id, f.factor FROM measure_risk f JOIN plan_measure m ON m.id = f.measure_id
            WHERE m.version_id = \(version) ORDER BY f.factor
            """)
        { factors[try row[0], default: []].append(try row[1]) }
        return try connection.query(
            """
            SELECT id, line, kind, subject, provider, hours, planned_cents, starts_on, ends_on, justification, condition_met, carried
            FROM plan_measure WHERE version_id = \(version) ORDER BY line
            """
        ).map { row in
            PlanContent.Measure(
                line: try row[1], kind: try row[2], subject: try row[3], provider: try row[4], hours: try row[5],
                planned: try row[6], from: try row[7], through: try row[8], justification: try row[9],
                conditionMet: try row[10], factors: factors[try row[0]] ?? [], carried: try row[11])
        }
    }

    /// Writes the content of a version that is still being worked on, in place of what it held.
    func replaceContent(of version: PlanVersion.ID, with content: PlanContent, in catalogue: PlanCatalogue) throws {
        try removeContent(of: version)
        let money = PlanMoney(content, in: catalogue)
        try connection.execute(
            """
            UPDATE plan_version SET own_words = \(content.ownWords), strengths = \(content.strengths),
                author_hours = \(content.authorHours), author_rate_id = \(catalogue.authorRate?.id),
                planned_cents = \(money.total) WHERE id = \(version)
            """)
        for (category, answer) in content.screening.sorted(by: { $0.key < $1.key }) {
            try connection.execute(
                "INSERT INTO plan_screening (version_id, category, answer) VALUES (\(version), \(category), \(answer.rawValue))"
            )
        }
        for risk in content.risks { try insert(risk, into: version, in: catalogue) }
        for goal in content.goals {
            try connection.execute(
                """
                INSERT INTO plan_goal (id, version_id, line, wording, indicator, target, carried)
                VALUES (\(Identifier<PlanContent.Goal>(at: now)), \(version), \(goal.line), \(goal.wording), \(goal.indicator),
                    \(goal.target), \(goal.carried))
                """)
        }
        for measure in content.measures { try insert(measure, into: version, in: catalogue) }
    }

    private func insert(_ risk: PlanContent.Risk, into version: PlanVersion.ID, in catalogue: PlanCatalogue) throws {
        let id = Identifier<PlanContent.Risk>(at: now)
        let special = catalogue.risks.factor(risk.factor)?.special ?? true
        let evidence = risk.evidence ?? ""
        try connection.execute(
            """
            INSERT INTO plan_risk (id, version_id, factor, level, evidence, carried)
            VALUES (\(id), \(version), \(risk.factor), \(risk.level), \(special ? "" : evidence), \(risk.carried))
            """)
        if special { try seal(evidence, as: "risk_evidence", of: id.number) }
    }

    /// Keeps a text of a special category encrypted, beside the row that it belongs to.
    func seal(_ words: String, as subject: String, of row: Int64) throws {
        let text = Identifier<String>(at: now)
        let cell = try keys.seal(words, table: "special_text", column: "cell", row: text.number)
        try connection.execute(
            """
            INSERT INTO special_text (id, subject, row_id, cell, recorded_at) VALUES (\(text), \(subject), \(row), \(cell), \(now))
            """)
    }

    private func insert(_ measure: PlanContent.Measure, into version: PlanVersion.ID, in catalogue: PlanCatalogue)
        throws
    {
        let id = Identifier<PlanContent.Measure>(at: now)
        try connection.execute(
            """
            INSERT INTO plan_measure (id, version_id, line, kind, subject, provider, provider_id, hours, planned_cents, rate_id,
                starts_on, ends_on, justification, condition_met, carried)
            VALUES (\(id), \(version), \(measure.line), \(measure.kind), \(measure.subject), \(measure.provider), \(person(called: measure.provider, atInstitutionOf: version)), \(measure.hours),
                \(catalogue.planned(measure)), \(catalogue.rate(measure.kind)?.id), \(measure.from), \(measure.through),
                \(measure.justification), \(measure.conditionMet), \(measure.carried))
            """)
        for factor in Set(measure.factors).sorted() {
            try connection.execute("INSERT INTO measure_risk (measure_id, factor) VALUES (\(id), \(factor))")
        }
    }

    private func removeContent(of version: PlanVersion.ID) throws {
        try connection.execute("DELETE FROM plan_screening WHERE version_id = \(version)")
        try connection.execute(
            """
            DELETE FROM special_text WHERE subject = 'risk_evidence'
            AND row_id IN (SELECT id FROM plan_risk WHERE version_id = \(version))
            """)
        try connection.execute("DELETE FROM plan_risk WHERE version_id = \(version)")
        try connection.execute("DELETE FROM plan_goal WHERE version_id = \(version)")
        try connection.execute(
            "DELETE FROM measure_risk WHERE measure_id IN (SELECT id FROM plan_measure WHERE version_id = \(version))")
        try connection.execute("DELETE FROM plan_measure WHERE version_id = \(version)")
    }
}
