import Storage

extension Schema {
    /// Code lists. A code may have several rows, one for each stretch of days in which it meant the same.
    static let codes = Migration(
        "codes",
        [
            """
            CREATE TABLE risk_category (
                code TEXT NOT NULL,
                name_lv TEXT NOT NULL,
                name_en TEXT NOT NULL,
                position BIGINT NOT NULL,
                valid_from DATE NOT NULL,
                valid_to DATE,
                PRIMARY KEY (code, valid_from))
            """,
            """
            CREATE TABLE risk_factor (
                code TEXT NOT NULL,
                category TEXT NOT NULL,
                name_lv TEXT NOT NULL,
                name_en TEXT NOT NULL,
                special BOOLEAN NOT NULL,
                position BIGINT NOT NULL,
                valid_from DATE NOT NULL,
                valid_to DATE,
                PRIMARY KEY (code, valid_from))
            """,
            """
            CREATE TABLE measure_kind (
                code TEXT NOT NULL,
                name_lv TEXT NOT NULL,
                name_en TEXT NOT NULL,
                nature TEXT NOT NULL CHECK (nature IN ('advisory', 'economic', 'participation')),
                unit TEXT NOT NULL CHECK (unit IN ('hour', 'eur')),
                needs_subject BOOLEAN NOT NULL,
                position BIGINT NOT NULL,
                valid_from DATE NOT NULL,
                valid_to DATE,
                PRIMARY KEY (code, valid_from))
            """,
            """
            CREATE TABLE rate (
                id BIGINT PRIMARY KEY,
                programme TEXT NOT NULL,
                kind TEXT NOT NULL,
                basis TEXT NOT NULL CHECK (basis IN ('hour', 'day', 'semester_cap')),
                cents BIGINT NOT NULL CHECK (cents >= 0),
                legal_reference TEXT NOT NULL,
                demo BOOLEAN NOT NULL,
                valid_from DATE NOT NULL,
                valid_to DATE,
                UNIQUE (programme, kind, basis, valid_from))
            """,
            """
            CREATE TABLE target_group (
                programme_id BIGINT NOT NULL REFERENCES programme (id),
                stage TEXT NOT NULL CHECK (stage IN ('general', 'vet')),
                grade_from BIGINT NOT NULL,
                grade_to BIGINT NOT NULL,
                valid_from DATE NOT NULL,
                valid_to DATE,
                PRIMARY KEY (programme_id, stage, grade_from, valid_from),
                CHECK (grade_from <= grade_to))
            """,
            """
            CREATE TABLE code_item (
                list TEXT NOT NULL,
                code TEXT NOT NULL,
                name_lv TEXT NOT NULL,
                name_en TEXT NOT NULL,
                position BIGINT NOT NULL,
                valid_from DATE NOT NULL,
                valid_to DATE,
                PRIMARY KEY (list, code, valid_from))
            """,
        ])
}
