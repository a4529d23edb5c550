import Storage

extension Viewer {
    /// Which rows of the journal about a learner a viewer may read: of plans those that one may open, of the rest what
    /// happened where one may see the record. The school where the learner learns also sees everybody who looked.
    func scopeOfJournal(of learner: Learner.ID, reading: Bool, on today: Day) -> SQL {
        guard let person else { return "TRUE" }
        let place = scopeOfPlaces("\(learner)", "j.unit_id", on: today)
        let holder: SQL = """
            EXISTS (SELECT 1 FROM enrolment here WHERE here.learner_id = \(learner) AND here.withdrawn_at IS NULL
            AND (here.valid_to IS NULL OR here.valid_to >= \(today))
            AND \(scope(.readLearner, of: "here.institution_id", on: today)))
            """
        // What was changed at another school stays that school's, such as the class there.
        let elsewhere: SQL = "EXISTS (SELECT 1 FROM unit u WHERE u.id = j.unit_id AND u.level = 'institution')"
        let record: SQL = reading ? holder : "(\(holder) AND NOT \(elsewhere))"
        return """
            ((j.object_kind = 'support_plan' AND j.object_id IS NOT NULL AND \(scopeOfPlanRows(on: today)))
            OR ((j.object_kind <> 'support_plan' OR j.object_id IS NULL)
                AND (j.actor_id = \(person) OR \(place) OR \(record))))
            """
    }

    /// Which rows about a plan: those of plans that one may open. Who may not read drafts does not read either what was
    /// changed since the plan was opened again, until it is submitted.
    func scopeOfPlanRows(on today: Day) -> SQL {
        guard let person else { return "TRUE" }
        let reopenings: [JournalEntry.Action] = [.returned, .revised, .resumed]
        return """
            EXISTS (SELECT 1 FROM support_plan p WHERE p.id = j.object_id AND \(scopeOfPlans(on: today))
            AND (j.action <> \(JournalEntry.Action.updated.rawValue)
                OR \(scope(.readPlan, of: "p.institution_id", on: today))
                OR (p.author_id = \(person) AND \(scope(.writePlan, of: "p.institution_id", on: today)))
                OR NOT EXISTS (SELECT 1 FROM journal opened WHERE opened.object_kind = 'support_plan'
                    AND opened.object_id = j.object_id AND opened.action IN (\(list: reopenings.map(\.rawValue)))
                    AND opened.seq < j.seq
                    AND NOT EXISTS (SELECT 1 FROM journal sent WHERE sent.object_kind = 'support_plan'
                        AND sent.object_id = j.object_id AND sent.seq > opened.seq
                        AND sent.action = \(JournalEntry.Action.submitted.rawValue)))))
            """
    }
}
