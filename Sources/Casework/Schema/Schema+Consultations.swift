import Storage

extension Schema {
    /// Delivered hours. One row is one learner and one hour; sheet, timesheet, cost and fidelity are all read from it.
    static let consultations = Migration(
        "consultations",
        [
            """
            CREATE TABLE hour_rule (
                id BIGINT PRIMARY KEY,
                contact_minutes BIGINT NOT NULL CHECK (contact_minutes > 0),
                preparation_minutes BIGINT NOT NULL CHECK (preparation_minutes >= 0),
                most_hours_a_day BIGINT NOT NULL CHECK (most_hours_a_day BETWEEN 1 AND 24),
                alert_week BIGINT NOT NULL CHECK (alert_week > 0),
                alert_percent BIGINT NOT NULL CHECK (alert_percent BETWEEN 0 AND 100),
                stale_weeks BIGINT NOT NULL CHECK (stale_weeks > 0),
                legal_reference TEXT NOT NULL,
                valid_from DATE NOT NULL UNIQUE,
                valid_to DATE)
            """,
            """
            CREATE TABLE consultation (
                id BIGINT PRIMARY KEY,
                entry_id BIGINT NOT NULL,
                session_id BIGINT NOT NULL,
                plan_id BIGINT NOT NULL REFERENCES support_plan (id),
                line BIGINT NOT NULL,
                learner_id BIGINT NOT NULL REFERENCES learner (id),
                institution_id BIGINT NOT NULL REFERENCES unit (id),
                semester_id BIGINT NOT NULL REFERENCES semester (id),
                programme_id BIGINT NOT NULL REFERENCES programme (id),
                specialist_id BIGINT REFERENCES person (id),
                specialist TEXT NOT NULL,
                kind TEXT NOT NULL,
                subject TEXT NOT NULL,
                held_on DATE NOT NULL,
                starts_at BIGINT CHECK (starts_at BETWEEN 0 AND 1439),
                outcome TEXT NOT NULL CHECK (outcome IN ('held', 'no_show')),
                no_show_reason TEXT,
                mode TEXT NOT NULL CHECK (mode IN ('in_person', 'remote')),
                topic TEXT NOT NULL,
                contact_minutes BIGINT NOT NULL CHECK (contact_minutes >= 0),
                accounted_minutes BIGINT NOT NULL CHECK (accounted_minutes >= contact_minutes),
                rule_id BIGINT NOT NULL REFERENCES hour_rule (id),
                rate_id BIGINT NOT NULL REFERENCES rate (id),
                cents BIGINT NOT NULL CHECK (cents >= 0),
                over_dose_reason TEXT NOT NULL,
                replaces_id BIGINT REFERENCES consultation (id),
                recorded_by BIGINT NOT NULL REFERENCES person (id),
                recorded_at BIGINT NOT NULL,
                withdrawn_by BIGINT REFERENCES person (id),
                withdrawn_at BIGINT,
                withdrawal_reason TEXT,
                CHECK ((outcome = 'no_show') = (no_show_reason IS NOT NULL)),
                CHECK ((withdrawn_at IS NULL) = (withdrawal_reason IS NULL)))
            """,
            "CREATE INDEX consultation_measure ON consultation (plan_id, line, held_on)",
            "CREATE INDEX consultation_specialist ON consultation (specialist_id, held_on)",
            "CREATE INDEX consultation_learner ON consultation (learner_id, held_on)",
            "CREATE INDEX consultation_institution ON consultation (institution_id, semester_id)",
            "CREATE INDEX consultation_session ON consultation (session_id)",
            "CREATE INDEX consultation_entry ON consultation (entry_id)",
            // A month of all who work at a unit.
            "CREATE INDEX consultation_day ON consultation (held_on)",
            // A learner cannot begin two hours at one time, however many people press the button.
            """
            CREATE UNIQUE INDEX consultation_once ON consultation (learner_id, held_on, starts_at)
            WHERE withdrawn_at IS NULL AND starts_at IS NOT NULL AND outcome = 'held'
            """,
            """
            CREATE TABLE confirmation_code (
                id BIGINT PRIMARY KEY,
                learner_id BIGINT NOT NULL REFERENCES learner (id),
                holder TEXT NOT NULL CHECK (holder IN ('learner', 'guardian')),
                code_index BYTEA NOT NULL UNIQUE,
                issued_by BIGINT NOT NULL REFERENCES person (id),
                recorded_at BIGINT NOT NULL,
                used_at BIGINT,
                withdrawn_at BIGINT)
            """,
            "CREATE INDEX confirmation_code_learner ON confirmation_code (learner_id)",
            """
            CREATE TABLE consultation_confirmation (
                id BIGINT PRIMARY KEY,
                consultation_id BIGINT NOT NULL UNIQUE REFERENCES consultation (id),
                means TEXT NOT NULL CHECK (means IN ('learner_code', 'guardian_code', 'evidence')),
                code_id BIGINT REFERENCES confirmation_code (id),
                evidence TEXT NOT NULL,
                document_id BIGINT REFERENCES document (id),
                late BOOLEAN NOT NULL,
                confirmed_by BIGINT NOT NULL REFERENCES person (id),
                confirmed_at BIGINT NOT NULL,
                CHECK ((means = 'evidence') = (code_id IS NULL)),
                CHECK (document_id IS NULL OR means = 'evidence'))
            """,
            """
            CREATE INDEX consultation_confirmation_document ON consultation_confirmation (document_id)
            WHERE document_id IS NOT NULL
            """,
            // That a measure still goes on, said when nothing was held of it for weeks.
            """
            CREATE TABLE measure_answer (
                id BIGINT PRIMARY KEY,
                plan_id BIGINT NOT NULL REFERENCES support_plan (id),
                line BIGINT NOT NULL,
                answered_by BIGINT NOT NULL REFERENCES person (id),
                answered_at BIGINT NOT NULL)
            """,
            "CREATE INDEX measure_answer_line ON measure_answer (plan_id, line, answered_at)",
        ])
}
