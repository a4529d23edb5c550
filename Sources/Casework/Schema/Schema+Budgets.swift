import Storage

extension Schema {
    /// Money: who pays a programme, contracts with partners, what they were allocated, and the ledger of what became of it.
    static let budgets = Migration(
        "budgets",
        [
            """
            CREATE TABLE programme_source (
                programme_id BIGINT NOT NULL REFERENCES programme (id),
                source TEXT NOT NULL,
                share BIGINT NOT NULL CHECK (share BETWEEN 0 AND 10000),
                remainder BOOLEAN NOT NULL,
                position BIGINT NOT NULL,
                valid_from DATE NOT NULL,
                valid_to DATE,
                PRIMARY KEY (programme_id, source, valid_from))
            """,
            """
            CREATE TABLE contract (
                id BIGINT PRIMARY KEY,
                partner_id BIGINT NOT NULL REFERENCES unit (id),
                programme_id BIGINT NOT NULL REFERENCES programme (id),
                number TEXT NOT NULL,
                signed_on DATE NOT NULL,
                valid_from DATE NOT NULL,
                valid_to DATE NOT NULL CHECK (valid_to >= valid_from),
                recorded_by BIGINT REFERENCES person (id),
                recorded_at BIGINT NOT NULL,
                withdrawn_at BIGINT,
                withdrawal_reason TEXT,
                CHECK ((withdrawn_at IS NULL) = (withdrawal_reason IS NULL)))
            """,
            "CREATE UNIQUE INDEX contract_number ON contract (programme_id, number) WHERE withdrawn_at IS NULL",
            "CREATE INDEX contract_partner ON contract (partner_id)",
            // A contract is never edited: what was agreed later stands beside it, the newest last day holds.
            """
            CREATE TABLE contract_amendment (
                id BIGINT PRIMARY KEY,
                contract_id BIGINT NOT NULL REFERENCES contract (id),
                number TEXT NOT NULL,
                signed_on DATE NOT NULL,
                summary TEXT NOT NULL,
                valid_to DATE,
                recorded_by BIGINT REFERENCES person (id),
                recorded_at BIGINT NOT NULL,
                withdrawn_at BIGINT)
            """,
            """
            CREATE UNIQUE INDEX contract_amendment_number
            ON contract_amendment (contract_id, number) WHERE withdrawn_at IS NULL
            """,
            """
            CREATE TABLE allocation (
                id BIGINT PRIMARY KEY,
                partner_id BIGINT NOT NULL REFERENCES unit (id),
                programme_id BIGINT NOT NULL REFERENCES programme (id),
                semester_id BIGINT NOT NULL REFERENCES semester (id),
                cents BIGINT NOT NULL CHECK (cents > 0),
                basis TEXT NOT NULL,
                recorded_by BIGINT REFERENCES person (id),
                recorded_at BIGINT NOT NULL,
                withdrawn_at BIGINT,
                withdrawal_reason TEXT,
                CHECK ((withdrawn_at IS NULL) = (withdrawal_reason IS NULL)))
            """,
            "CREATE INDEX allocation_partner ON allocation (partner_id, programme_id, semester_id)",
            """
            CREATE TABLE allocation_maximum (
                id BIGINT PRIMARY KEY,
                partner_id BIGINT NOT NULL REFERENCES unit (id),
                programme_id BIGINT NOT NULL REFERENCES programme (id),
                school_year TEXT NOT NULL,
                cents BIGINT NOT NULL CHECK (cents > 0),
                recorded_by BIGINT REFERENCES person (id),
                recorded_at BIGINT NOT NULL,
                withdrawn_at BIGINT)
            """,
            """
            CREATE UNIQUE INDEX allocation_maximum_one
            ON allocation_maximum (partner_id, programme_id, school_year) WHERE withdrawn_at IS NULL
            """,
            // What a plan may cost at most, as the level that answers for the money agreed to it.
            """
            CREATE TABLE commitment (
                id BIGINT PRIMARY KEY,
                plan_id BIGINT NOT NULL REFERENCES support_plan (id),
                version_id BIGINT NOT NULL REFERENCES plan_version (id),
                cents BIGINT NOT NULL CHECK (cents >= 0),
                recorded_at BIGINT NOT NULL,
                ended_at BIGINT)
            """,
            "CREATE UNIQUE INDEX commitment_one ON commitment (plan_id) WHERE ended_at IS NULL",
            "CREATE INDEX commitment_plan ON commitment (plan_id)",
            // The state lets one version of a plan go beyond what is free.
            """
            CREATE TABLE budget_override (
                id BIGINT PRIMARY KEY,
                plan_id BIGINT NOT NULL REFERENCES support_plan (id),
                version_id BIGINT NOT NULL UNIQUE REFERENCES plan_version (id),
                reason TEXT NOT NULL,
                granted_by BIGINT REFERENCES person (id),
                recorded_at BIGINT NOT NULL)
            """,
            """
            CREATE TABLE ledger_entry (
                id BIGINT PRIMARY KEY,
                posting_id BIGINT NOT NULL,
                partner_id BIGINT NOT NULL REFERENCES unit (id),
                programme_id BIGINT NOT NULL REFERENCES programme (id),
                semester_id BIGINT NOT NULL REFERENCES semester (id),
                source TEXT NOT NULL,
                account TEXT NOT NULL CHECK (account IN ('allocated', 'free', 'reserved', 'spent')),
                cents BIGINT NOT NULL CHECK (cents <> 0),
                plan_id BIGINT REFERENCES support_plan (id),
                cause TEXT NOT NULL,
                cause_id BIGINT NOT NULL,
                recorded_at BIGINT NOT NULL)
            """,
            "CREATE INDEX ledger_entry_budget ON ledger_entry (partner_id, programme_id, semester_id)",
            "CREATE INDEX ledger_entry_plan ON ledger_entry (plan_id)",
            "CREATE INDEX ledger_entry_posting ON ledger_entry (posting_id)",
        ], appendOnly: ["ledger_entry", "budget_override"])
}
