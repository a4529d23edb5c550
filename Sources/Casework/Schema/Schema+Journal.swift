import Storage

extension Schema {
    /// One append-only table for everything that was done or looked at, each row chained to the row before.
    static let journal = Migration(
        "journal",
        [
            """
            CREATE TABLE journal (
                seq BIGINT PRIMARY KEY,
                happened_at BIGINT NOT NULL,
                actor_id BIGINT REFERENCES person (id),
                acting_role TEXT NOT NULL,
                unit_id BIGINT REFERENCES unit (id),
                session TEXT,
                request TEXT NOT NULL,
                address TEXT,
                action TEXT NOT NULL,
                object_kind TEXT NOT NULL,
                object_id BIGINT,
                purpose TEXT NOT NULL,
                purpose_text TEXT,
                succeeded BOOLEAN NOT NULL,
                changes TEXT NOT NULL,
                previous BYTEA NOT NULL,
                hash BYTEA NOT NULL)
            """,
            "CREATE INDEX journal_object ON journal (object_kind, object_id, seq)",
            "CREATE INDEX journal_actor ON journal (actor_id, seq)",
            """
            CREATE TABLE journal_subject (
                seq BIGINT NOT NULL REFERENCES journal (seq),
                learner_id BIGINT NOT NULL REFERENCES person (id),
                PRIMARY KEY (seq, learner_id))
            """,
            "CREATE INDEX journal_subject_learner ON journal_subject (learner_id, seq)",
            // The end of the chain: without it, rows cut off at the end would not be missed. Its seal is keyed, so that
            // nobody can declare an earlier row the last one.
            """
            CREATE TABLE journal_head (
                id BIGINT PRIMARY KEY CHECK (id = 1),
                seq BIGINT NOT NULL,
                hash BYTEA NOT NULL,
                seal BYTEA NOT NULL)
            """,
        ], appendOnly: ["journal", "journal_subject"])
}
