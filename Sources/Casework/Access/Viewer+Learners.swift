import Storage

extension Viewer {
    /// Which learners a viewer may open: those enrolled now in an institution of his, and those with a plan that he may open.
    /// The school that a learner left keeps its own plans and nothing else.
    ///
    /// - Parameter learner: the column with the learner's key.
    func scopeOfLearners(_ right: Right, _ learner: SQL, on today: Day) -> SQL {
        guard person != nil else { return "TRUE" }
        let enrolled: SQL = """
            EXISTS (SELECT 1 FROM enrolment here WHERE here.learner_id = \(learner) AND here.withdrawn_at IS NULL
            AND (here.valid_to IS NULL OR here.valid_to >= \(today)) AND \(scope(right, of: "here.institution_id", on: today)))
            """
        guard right == .readLearner else { return enrolled }
        return
            "(\(enrolled) OR EXISTS (SELECT 1 FROM support_plan p WHERE p.learner_id = \(learner) AND \(scopeOfPlans(on: today))))"
    }

    /// The institutions whose part of a learner's record a viewer may see: the own ones, and those where a plan of the
    /// learner may be opened. The school that a learner left is not told where the learner went.
    ///
    /// - Parameter institution: the column with the institution's key.
    func scopeOfPlaces(_ learner: SQL, _ institution: SQL, on today: Day) -> SQL {
        guard person != nil else { return "TRUE" }
        return """
            (\(scope(.readLearner, of: institution, on: today))
            OR EXISTS (SELECT 1 FROM support_plan p WHERE p.learner_id = \(learner) AND p.institution_id = \(institution)
                AND \(scopeOfPlans(on: today))))
            """
    }
}

extension Transaction {
    /// - Throws: `Rejection.notFound` where the learner does not exist or is out of the viewer's scope.
    func requireLearner(_ id: Learner.ID, _ right: Right) throws {
        let row = try connection.first(
            """
            SELECT 1 AS visible FROM learner WHERE id = \(id) AND \(viewer.scopeOfLearners(right, "learner.id", on: today))
            """)
        if row == nil { throw Rejection.notFound }
    }

    /// The journal row of something that was done with a learner's record, in the role that opens it.
    func record(_ entry: JournalEntry, of learner: Learner.ID) throws {
        let here = try connection.first(
            """
            SELECT here.institution_id FROM enrolment here WHERE here.learner_id = \(learner) AND here.withdrawn_at IS NULL
            AND (here.valid_to IS NULL OR here.valid_to >= \(today))
            AND \(viewer.scope(.readLearner, of: "here.institution_id", on: today)) ORDER BY here.valid_from DESC, here.id DESC
            """)
        let place =
            try here
            ?? connection.first(
                """
                SELECT p.institution_id FROM support_plan p WHERE p.learner_id = \(learner)
                AND \(viewer.scopeOfPlans(on: today)) ORDER BY p.semester_id DESC, p.id DESC
                """)
        try record(entry, at: try place?[0], by: [.readLearner, .readPlan, .readSubmittedPlan, .writePlan])
    }
}
