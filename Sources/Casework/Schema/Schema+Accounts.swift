import Storage

extension Schema {
    static let accounts = Migration(
        "accounts",
        [
            """
            CREATE TABLE role_assignment (
                id BIGINT PRIMARY KEY,
                person_id BIGINT NOT NULL REFERENCES person (id),
                kind TEXT NOT NULL,
                unit_id BIGINT NOT NULL REFERENCES unit (id),
                valid_from DATE NOT NULL,
                valid_to DATE,
                granted_by BIGINT REFERENCES person (id),
                verified_at BIGINT,
                recorded_at BIGINT NOT NULL,
                withdrawn_at BIGINT,
                CHECK (valid_to IS NULL OR valid_to >= valid_from)
            )
            """,
            "CREATE INDEX role_assignment_person ON role_assignment (person_id)",
            "CREATE INDEX role_assignment_unit ON role_assignment (unit_id)",
            """
            CREATE TABLE account (
                id BIGINT PRIMARY KEY,
                person_id BIGINT NOT NULL UNIQUE REFERENCES person (id),
                email BYTEA NOT NULL,
                email_index BYTEA NOT NULL UNIQUE,
                password TEXT,
                tongue TEXT NOT NULL CHECK (tongue IN ('lv', 'en')),
                demo BOOLEAN NOT NULL,
                disabled_at BIGINT,
                recorded_at BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE session (
                id BIGINT PRIMARY KEY,
                token_hash BYTEA NOT NULL UNIQUE,
                account_id BIGINT NOT NULL REFERENCES account (id),
                started_at BIGINT NOT NULL,
                seen_at BIGINT NOT NULL,
                confirmed_at BIGINT NOT NULL,
                ended_at BIGINT,
                acting_role BIGINT REFERENCES role_assignment (id),
                address TEXT
            )
            """,
            "CREATE INDEX session_account ON session (account_id)",
            // Wrong guesses, by blind index of the e-mail or address that was tried, whether such an account exists or not;
            // and how often somebody searched or saw personal codes. `refused_at`: when the first refusal was journaled.
            """
            CREATE TABLE guess (
                subject BYTEA PRIMARY KEY,
                failures BIGINT NOT NULL,
                counted_at BIGINT NOT NULL,
                locked_until BIGINT,
                refused_at BIGINT
            )
            """,
            "CREATE INDEX guess_counted ON guess (counted_at)",
            """
            CREATE TABLE invitation (
                id BIGINT PRIMARY KEY,
                kind TEXT NOT NULL CHECK (kind IN ('person', 'first_administrator')),
                token_hash BYTEA NOT NULL UNIQUE,
                person_id BIGINT REFERENCES person (id),
                email BYTEA,
                tongue TEXT NOT NULL CHECK (tongue IN ('lv', 'en')),
                invited_by BIGINT REFERENCES person (id),
                recorded_at BIGINT NOT NULL,
                expires_at BIGINT NOT NULL,
                used_at BIGINT,
                withdrawn_at BIGINT,
                CHECK ((kind = 'person') = (person_id IS NOT NULL)),
                CHECK ((kind = 'person') = (email IS NOT NULL))
            )
            """,
            "CREATE INDEX invitation_person ON invitation (person_id)",
        ])
}
