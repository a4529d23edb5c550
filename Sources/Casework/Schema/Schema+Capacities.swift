import Storage

extension Schema {
    /// For how many hours a week a specialist is employed, by an institution or, shared between its institutions, by a
    /// municipality. What changes is withdrawn and recorded anew.
    static let capacities = Migration(
        "capacities",
        [
            """
            CREATE TABLE specialist_capacity (
                id BIGINT PRIMARY KEY,
                person_id BIGINT NOT NULL REFERENCES person (id),
                unit_id BIGINT NOT NULL REFERENCES unit (id),
                kind TEXT NOT NULL,
                hours BIGINT NOT NULL CHECK (hours BETWEEN 1 AND 60),
                valid_from DATE NOT NULL,
                valid_to DATE,
                recorded_by BIGINT REFERENCES person (id),
                recorded_at BIGINT NOT NULL,
                withdrawn_by BIGINT REFERENCES person (id),
                withdrawn_at BIGINT,
                CHECK (valid_to IS NULL OR valid_to >= valid_from))
            """,
            "CREATE INDEX specialist_capacity_person ON specialist_capacity (person_id)",
            "CREATE INDEX specialist_capacity_unit ON specialist_capacity (unit_id)",
        ])
}
