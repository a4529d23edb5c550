import Storage

extension Schema {
    /// Programmes and semesters. The key of a semester tells what it is: 20171 is the first semester of 2017/18.
    static let calendar = Migration(
        "calendar",
        [
            """
            CREATE TABLE programme (
                id BIGINT PRIMARY KEY,
                code TEXT NOT NULL UNIQUE,
                name_lv TEXT NOT NULL,
                name_en TEXT NOT NULL,
                valid_from DATE NOT NULL,
                valid_to DATE,
                strict_revision BOOLEAN NOT NULL,
                budget_control BOOLEAN NOT NULL DEFAULT FALSE,
                CHECK (valid_to IS NULL OR valid_to >= valid_from))
            """,
            """
            CREATE TABLE semester (
                id BIGINT PRIMARY KEY,
                school_year TEXT NOT NULL,
                number BIGINT NOT NULL CHECK (number IN (1, 2)),
                starts_on DATE NOT NULL,
                ends_on DATE NOT NULL,
                submit_from DATE NOT NULL,
                submit_to DATE NOT NULL,
                evaluate_by DATE NOT NULL,
                UNIQUE (school_year, number),
                CHECK (starts_on < ends_on),
                CHECK (submit_from <= submit_to),
                CHECK (evaluate_by >= starts_on))
            """,
        ])
}
