import Storage

extension Transaction {
    /// The rows behind pairs, as far as the viewer may see them.
    func sides(_ ids: [Int64], of noun: DoubleFunding.Noun) throws -> [DoubleFundingSide] {
        try connection.query(
            """
            SELECT \(columns(of: noun)), p.id, p.code, p.learner_id, pupil.given_name, pupil.surname, programme.code,
                (SELECT x.name FROM unit_version x WHERE x.unit_id = p.institution_id AND x.valid_from <= s.ends_on
                    ORDER BY x.valid_from DESC LIMIT 1) AS institution_name,
                clerk.given_name, clerk.surname,
                CASE WHEN \(viewer.scope(.decideDoubleFunding, of: "p.institution_id", on: today)) THEN 1 ELSE 0 END AS own,
                CASE WHEN \(opening(noun)) THEN 1 ELSE 0 END AS opens
            FROM \(source(of: noun))
            JOIN support_plan p ON p.id = c.plan_id
            JOIN person pupil ON pupil.id = p.learner_id
            JOIN semester s ON s.id = p.semester_id
            JOIN programme ON programme.id = p.programme_id
            JOIN person clerk ON clerk.id = \(recorder(of: noun))
            WHERE c.id IN (\(list: ids))
            """
        ).map { row in
            let isOwn = try row[21] as Int == 1
            let state = try (row[8] as String?).map { try Compensation.State.stored($0) }
            return DoubleFundingSide(
                id: try row[0], plan: try row[12], planCode: try row[13], line: try row[1],
                institutionName: try row[18], programmeCode: try row[17], learner: try row[14],
                learnerName: isOwn ? "\(try row[15] as String) \(try row[16] as String)" : nil, kind: try row[2],
                from: try row[3], through: try row[4], amount: try row[5], ticket: try row[6],
                specialist: isOwn ? try row[7] : nil, state: state,
                counts: try state.map(\.counts) ?? (row[9] as Int64? == nil), recordedBy: try row[10],
                recordedByName: isOwn ? "\(try row[19] as String) \(try row[20] as String)" : nil,
                recordedAt: try row[11], opens: try row[22] as Int == 1)
        }
    }

    /// Key, line, kind, first and last day, cents, ticket, specialist, state, withdrawal, who recorded it and when.
    private func columns(of noun: DoubleFunding.Noun) -> SQL {
        switch noun {
        case .compensation:
            """
            c.id, c.line, c.kind, c.period_from, c.period_to, c.cents, c.ticket_no, NULL, cs.state, NULL, c.recorded_by,
            c.recorded_at
            """
        case .consultation:
            """
            c.id, c.line, c.kind, c.held_on, c.held_on, c.cents, NULL, c.specialist, NULL, c.withdrawn_at, c.recorded_by,
            c.recorded_at
            """
        case .authorWork:
            """
            c.id, NULL, c.kind, c.worked_on, c.worked_on, c.cents, NULL, NULL, NULL, c.withdrawn_at, p.author_id,
            c.recorded_at
            """
        }
    }

    private func source(of noun: DoubleFunding.Noun) -> SQL {
        switch noun {
        case .compensation:
            """
            compensation c JOIN compensation_state cs ON cs.compensation_id = c.id AND cs.left_at IS NULL
            """
        case .consultation: "consultation c"
        case .authorWork: "author_work c"
        }
    }

    /// The author's work keeps no name of its own: it is the author's.
    private func recorder(of noun: DoubleFunding.Noun) -> SQL {
        switch noun {
        case .compensation, .consultation: "c.recorded_by"
        case .authorWork: "p.author_id"
        }
    }

    private func opening(_ noun: DoubleFunding.Noun) -> SQL {
        switch noun {
        case .compensation: viewer.scopeOfCompensations(on: today)
        case .consultation, .authorWork: viewer.scopeOfPlans(on: today)
        }
    }
}
