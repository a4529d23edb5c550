import Language
import Storage

/// The signed application of the guardian or the adult learner. Without it no plan may be submitted (FAQ item IAP-01).
package struct Application: Sendable {
    package typealias ID = Identifier<Application>

    package enum Signatory: String, CaseIterable, Sendable {
        case guardian
        /// A learner of 18 years or more.
        case learner
    }

    package let id: ID
    package let institutionName: String
    package let signatory: Signatory
    package let signedOn: Day
    /// Where the paper lies: number or mark of the institution's own records.
    package let document: String
}

extension LearnerStore {
    package func recordApplication(
        of learner: Learner.ID, at institution: Unit.ID, signedBy signatory: Application.Signatory, on day: Day,
        document: String,
        as viewer: Viewer
    ) async throws(Rejection) {
        try await registry.write(as: viewer) { tx in
            try tx.requireLearner(learner, .writeLearner)
            try tx.require(.writeLearner, for: institution, refusal: "learner.not_allowed.write")
            var problems: [Problem] = []
            if day > tx.today { problems.append(Problem("signed_on", "learner.problem.signed_in_future")) }
            if day < tx.today.advanced(by: -2 * 366) {
                problems.append(Problem("signed_on", "learner.problem.signed_long_ago"))
            }
            if signatory == .learner, let born = try tx.person(learner).bornOn, born.age(on: day) < 18 {
                problems.append(Problem("signed_by", "learner.problem.not_adult"))
            }
            if document.isEmpty || document.count > 200 {
                problems.append(Problem("document", "learner.problem.document"))
            }
            guard problems.isEmpty else { throw Rejection.invalid(problems) }
            try tx.connection.execute(
                """
                UPDATE application SET withdrawn_at = \(tx.now)
                WHERE learner_id = \(learner) AND institution_id = \(institution) AND withdrawn_at IS NULL
                """)
            try tx.connection.execute(
                """
                INSERT INTO application (id, learner_id, institution_id, signed_by, signed_on, document, recorded_at)
                VALUES (\(Application.ID(at: tx.now)), \(learner), \(institution), \(signatory.rawValue), \(day), \(document), \(tx.now))
                """)
            try tx.record(
                JournalEntry(.created, .init("application", learner.number), learners: [learner]), at: institution,
                by: [.writeLearner])
        }
    }
}

extension Transaction {
    /// The applications at institutions in the viewer's scope.
    func applications(of learner: Learner.ID) throws -> [Application] {
        try connection.query(
            """
            SELECT a.id, (SELECT x.name FROM unit_version x WHERE x.unit_id = a.institution_id ORDER BY x.valid_from DESC LIMIT 1),
                a.signed_by, a.signed_on, a.document
            FROM application a WHERE a.learner_id = \(learner) AND a.withdrawn_at IS NULL
            AND \(viewer.scopeOfPlaces("\(learner)", "a.institution_id", on: today)) ORDER BY a.signed_on DESC
            """
        ).map { row in
            let signatory: String = try row[2]
            return Application(
                id: try row[0], institutionName: try row[1], signatory: signatory == "learner" ? .learner : .guardian,
                signedOn: try row[3], document: try row[4])
        }
    }
}
