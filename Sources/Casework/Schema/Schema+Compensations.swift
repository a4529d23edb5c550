import Storage

extension Schema {
    /// Euros that come back to a family or a carrier: the row, the states that it goes through, and
    /// the days of a month on which somebody ate or slept at the institution's.
    ///
    /// A measure is named by its plan and its line, which stays the same through all versions of the plan.
    static let compensations = Migration(
        "compensations",
        [
            """
            CREATE TABLE compensation (
                id BIGINT PRIMARY KEY,
                plan_id BIGINT NOT NULL REFERENCES support_plan (id),
                line BIGINT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('comp_public_transport', 'comp_special_transport', 'comp_accommodation',
                    'comp_catering', 'comp_learning_materials', 'comp_personal_items')),
                learner_id BIGINT NOT NULL REFERENCES learner (id),
                institution_id BIGINT NOT NULL REFERENCES unit (id),
                semester_id BIGINT NOT NULL REFERENCES semester (id),
                programme_id BIGINT NOT NULL REFERENCES programme (id),
                period_from DATE NOT NULL,
                period_to DATE NOT NULL,
                cents BIGINT NOT NULL CHECK (cents > 0),
                ticket_no TEXT,
                ticket_key TEXT,
                document_id BIGINT REFERENCES document (id),
                condition_met BOOLEAN NOT NULL,
                cap_rate_id BIGINT REFERENCES rate (id),
                despite TEXT NOT NULL,
                replaces_id BIGINT REFERENCES compensation (id),
                recorded_by BIGINT NOT NULL REFERENCES person (id),
                recorded_at BIGINT NOT NULL,
                CHECK (period_to >= period_from))
            """,
            "CREATE INDEX compensation_plan ON compensation (plan_id, kind)",
            "CREATE INDEX compensation_learner ON compensation (learner_id, kind)",
            "CREATE INDEX compensation_institution ON compensation (institution_id)",
            "CREATE INDEX compensation_ticket ON compensation (ticket_key) WHERE ticket_key IS NOT NULL",
            "CREATE INDEX compensation_document ON compensation (document_id) WHERE document_id IS NOT NULL",
            // `cents` is what counts in the state: all, what a deduction leaves, or nothing.
            """
            CREATE TABLE compensation_state (
                id BIGINT PRIMARY KEY,
                compensation_id BIGINT NOT NULL REFERENCES compensation (id),
                state TEXT NOT NULL CHECK (state IN ('submitted', 'returned', 'accepted', 'deducted', 'parked', 'paid',
                    'recovered', 'withdrawn')),
                entered_at BIGINT NOT NULL,
                left_at BIGINT,
                actor_id BIGINT REFERENCES person (id),
                acting_role TEXT,
                reason_code TEXT,
                comment TEXT NOT NULL,
                deducted_cents BIGINT CHECK (deducted_cents > 0),
                cents BIGINT NOT NULL CHECK (cents >= 0))
            """,
            "CREATE UNIQUE INDEX compensation_state_current ON compensation_state (compensation_id) WHERE left_at IS NULL",
            "CREATE INDEX compensation_state_waiting ON compensation_state (state) WHERE left_at IS NULL",
            // One bit for each day of the month, the first day the lowest.
            """
            CREATE TABLE day_register (
                id BIGINT PRIMARY KEY,
                plan_id BIGINT NOT NULL REFERENCES support_plan (id),
                line BIGINT NOT NULL,
                month DATE NOT NULL,
                days BIGINT NOT NULL CHECK (days > 0),
                rate_id BIGINT NOT NULL REFERENCES rate (id),
                cents BIGINT NOT NULL CHECK (cents > 0),
                compensation_id BIGINT REFERENCES compensation (id),
                recorded_by BIGINT NOT NULL REFERENCES person (id),
                recorded_at BIGINT NOT NULL,
                withdrawn_at BIGINT)
            """,
            "CREATE UNIQUE INDEX day_register_one ON day_register (plan_id, line, month) WHERE withdrawn_at IS NULL",
            "CREATE INDEX day_register_compensation ON day_register (compensation_id) WHERE compensation_id IS NOT NULL",
        ])
}
