import Storage

extension Schema {
    /// The evaluation at the end of the semester: what became of each risk, measure and goal.
    static let evaluations = Migration(
        "evaluations",
        [
            """
            CREATE TABLE evaluation (
                id BIGINT PRIMARY KEY,
                plan_id BIGINT NOT NULL REFERENCES support_plan (id),
                version_id BIGINT NOT NULL REFERENCES plan_version (id),
                conclusion TEXT NOT NULL,
                summary TEXT NOT NULL,
                learner_opinion TEXT NOT NULL,
                parent_opinion TEXT NOT NULL,
                evaluated_by BIGINT NOT NULL REFERENCES person (id),
                confirmed_by BIGINT REFERENCES person (id),
                confirmed_at BIGINT,
                recorded_at BIGINT NOT NULL,
                withdrawn_at BIGINT)
            """,
            "CREATE UNIQUE INDEX evaluation_one ON evaluation (plan_id) WHERE withdrawn_at IS NULL",
            """
            CREATE TABLE risk_result (
                id BIGINT PRIMARY KEY,
                evaluation_id BIGINT NOT NULL REFERENCES evaluation (id),
                factor TEXT NOT NULL,
                level BIGINT NOT NULL CHECK (level BETWEEN 0 AND 3),
                comment TEXT NOT NULL,
                UNIQUE (evaluation_id, factor))
            """,
            """
            CREATE TABLE measure_result (
                evaluation_id BIGINT NOT NULL REFERENCES evaluation (id),
                line BIGINT NOT NULL,
                result TEXT NOT NULL CHECK (result IN ('achieved', 'partly', 'not_achieved', 'not_started')),
                comment TEXT NOT NULL,
                PRIMARY KEY (evaluation_id, line))
            """,
            """
            CREATE TABLE goal_result (
                evaluation_id BIGINT NOT NULL REFERENCES evaluation (id),
                line BIGINT NOT NULL,
                result TEXT NOT NULL CHECK (result IN ('achieved', 'partly', 'not_achieved', 'not_started')),
                comment TEXT NOT NULL,
                PRIMARY KEY (evaluation_id, line))
            """,
        ])
}
