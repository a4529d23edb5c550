import Storage

extension Schema {
    static let people = Migration(
        "people",
        [
            """
            CREATE TABLE person (
                id BIGINT PRIMARY KEY,
                given_name TEXT NOT NULL,
                surname TEXT NOT NULL,
                search_key TEXT NOT NULL,
                sort_key BYTEA NOT NULL,
                born_on DATE,
                sex TEXT CHECK (sex IN ('male', 'female')),
                version BIGINT NOT NULL,
                recorded_at BIGINT NOT NULL
            )
            """,
            "CREATE INDEX person_search ON person (search_key)",
            """
            CREATE TABLE personal_code (
                id BIGINT PRIMARY KEY,
                person_id BIGINT NOT NULL REFERENCES person (id),
                code BYTEA NOT NULL,
                code_index BYTEA NOT NULL,
                valid_from DATE NOT NULL,
                valid_to DATE,
                reason TEXT NOT NULL CHECK (reason IN ('first', 'changed', 'temporary_replaced', 'corrected')),
                recorded_at BIGINT NOT NULL,
                withdrawn_at BIGINT,
                CHECK (valid_to IS NULL OR valid_to >= valid_from)
            )
            """,
            "CREATE UNIQUE INDEX personal_code_once ON personal_code (code_index) WHERE withdrawn_at IS NULL",
            "CREATE INDEX personal_code_person ON personal_code (person_id)",
        ])
}
