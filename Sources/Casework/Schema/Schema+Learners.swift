import Storage

extension Schema {
    /// Learners, where they learn, and the application without which no plan may be submitted.
    static let learners = Migration(
        "learners",
        [
            """
            CREATE TABLE learner (
                id BIGINT PRIMARY KEY REFERENCES person (id),
                recorded_at BIGINT NOT NULL)
            """,
            """
            CREATE TABLE enrolment (
                id BIGINT PRIMARY KEY,
                learner_id BIGINT NOT NULL REFERENCES learner (id),
                institution_id BIGINT NOT NULL REFERENCES unit (id),
                stage TEXT NOT NULL CHECK (stage IN ('general', 'vet')),
                grade BIGINT NOT NULL CHECK (grade BETWEEN 1 AND 12),
                class_letter TEXT NOT NULL,
                valid_from DATE NOT NULL,
                valid_to DATE CHECK (valid_to IS NULL OR valid_to >= valid_from),
                exit_reason TEXT,
                recorded_at BIGINT NOT NULL,
                withdrawn_at BIGINT)
            """,
            "CREATE INDEX enrolment_learner ON enrolment (learner_id, valid_from)",
            "CREATE INDEX enrolment_institution ON enrolment (institution_id, valid_from)",
            """
            CREATE TABLE application (
                id BIGINT PRIMARY KEY,
                learner_id BIGINT NOT NULL REFERENCES learner (id),
                institution_id BIGINT NOT NULL REFERENCES unit (id),
                signed_by TEXT NOT NULL CHECK (signed_by IN ('guardian', 'learner')),
                signed_on DATE NOT NULL,
                document TEXT NOT NULL,
                recorded_at BIGINT NOT NULL,
                withdrawn_at BIGINT)
            """,
            "CREATE INDEX application_learner ON application (learner_id, institution_id)",
            // Texts on health, addiction and family lie apart from everything else and only encrypted.
            """
            CREATE TABLE special_text (
                id BIGINT PRIMARY KEY,
                subject TEXT NOT NULL CHECK (subject IN ('learner_note', 'risk_evidence', 'risk_result')),
                row_id BIGINT NOT NULL,
                -- A note belongs to the institution that wrote it; evidence belongs to its plan.
                institution_id BIGINT REFERENCES unit (id),
                cell BYTEA NOT NULL,
                recorded_at BIGINT NOT NULL,
                withdrawn_at BIGINT,
                CHECK ((subject = 'learner_note') = (institution_id IS NOT NULL)))
            """,
            "CREATE INDEX special_text_row ON special_text (subject, row_id)",
            // What one creating form has made, so that a form sent twice makes one thing.
            """
            CREATE TABLE form_receipt (
                token TEXT PRIMARY KEY,
                person_id BIGINT NOT NULL REFERENCES person (id),
                made_id BIGINT NOT NULL,
                recorded_at BIGINT NOT NULL)
            """,
        ])
}
