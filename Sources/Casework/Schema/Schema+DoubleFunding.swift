import Storage

extension Schema {
    /// Pairs of rows that may be money for the same thing, and what was decided about them. A decision is never changed:
    /// the next one ends it.
    static let doubleFunding = Migration(
        "double_funding",
        [
            // The keys are of the table that `noun` names.
            """
            CREATE TABLE double_funding (
                id BIGINT PRIMARY KEY,
                noun TEXT NOT NULL CHECK (noun IN ('compensation', 'consultation', 'author_work')),
                ground TEXT NOT NULL CHECK (ground IN ('document', 'ticket', 'amount', 'days', 'need', 'hour', 'work')),
                later_id BIGINT NOT NULL,
                later_plan_id BIGINT NOT NULL REFERENCES support_plan (id),
                earlier_id BIGINT NOT NULL,
                earlier_plan_id BIGINT NOT NULL REFERENCES support_plan (id),
                recorded_at BIGINT NOT NULL,
                UNIQUE (noun, later_id, earlier_id))
            """,
            "CREATE INDEX double_funding_earlier ON double_funding (noun, earlier_id)",
            "CREATE INDEX double_funding_later_plan ON double_funding (later_plan_id)",
            "CREATE INDEX double_funding_earlier_plan ON double_funding (earlier_plan_id)",
            """
            CREATE TABLE double_funding_decision (
                id BIGINT PRIMARY KEY,
                double_funding_id BIGINT NOT NULL REFERENCES double_funding (id),
                verdict TEXT NOT NULL CHECK (verdict IN ('double', 'separate')),
                reason TEXT NOT NULL CHECK (reason <> ''),
                actor_id BIGINT NOT NULL REFERENCES person (id),
                acting_role TEXT,
                decided_at BIGINT NOT NULL,
                superseded_at BIGINT)
            """,
            """
            CREATE UNIQUE INDEX double_funding_decision_one ON double_funding_decision (double_funding_id)
            WHERE superseded_at IS NULL
            """,
        ])
}
