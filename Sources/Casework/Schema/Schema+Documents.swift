import Storage

extension Schema {
    /// Evidence: a photo, a PDF or a signed container. What is in it is encrypted; its hash finds it again.
    static let documents = Migration(
        "documents",
        [
            """
            CREATE TABLE document (
                id BIGINT PRIMARY KEY,
                learner_id BIGINT NOT NULL REFERENCES learner (id),
                institution_id BIGINT NOT NULL REFERENCES unit (id),
                media_type TEXT NOT NULL CHECK (media_type IN ('image/jpeg', 'image/png', 'application/pdf',
                    'application/vnd.etsi.asic-e+zip')),
                name TEXT NOT NULL,
                size BIGINT NOT NULL CHECK (size > 0),
                sha256 BYTEA NOT NULL,
                cell BYTEA NOT NULL,
                recorded_by BIGINT NOT NULL REFERENCES person (id),
                recorded_at BIGINT NOT NULL,
                withdrawn_at BIGINT)
            """,
            "CREATE INDEX document_hash ON document (sha256)",
            "CREATE INDEX document_clerk ON document (recorded_by, recorded_at)",
        ])
}
