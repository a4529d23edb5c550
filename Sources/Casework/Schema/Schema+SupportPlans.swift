import Storage

extension Schema {
    /// The individual support plan: header, states, immutable submitted versions and what they hold, approvals.
    static let supportPlans = Migration(
        "support_plans",
        [
            """
            CREATE TABLE support_plan (
                id BIGINT PRIMARY KEY,
                code TEXT NOT NULL UNIQUE,
                sequence BIGINT NOT NULL,
                learner_id BIGINT NOT NULL REFERENCES learner (id),
                institution_id BIGINT NOT NULL REFERENCES unit (id),
                semester_id BIGINT NOT NULL REFERENCES semester (id),
                programme_id BIGINT NOT NULL REFERENCES programme (id),
                author_id BIGINT NOT NULL REFERENCES person (id),
                continues_id BIGINT REFERENCES support_plan (id),
                stage TEXT NOT NULL,
                grade BIGINT NOT NULL,
                version BIGINT NOT NULL,
                lock BIGINT NOT NULL,
                voided_at BIGINT,
                recorded_at BIGINT NOT NULL,
                UNIQUE (semester_id, sequence))
            """,
            // One open plan for each learner, institution, semester and programme.
            """
            CREATE UNIQUE INDEX support_plan_one_open
            ON support_plan (learner_id, institution_id, semester_id, programme_id) WHERE voided_at IS NULL
            """,
            "CREATE INDEX support_plan_institution ON support_plan (institution_id, semester_id)",
            "CREATE INDEX support_plan_author ON support_plan (author_id)",
            """
            CREATE TABLE plan_state (
                id BIGINT PRIMARY KEY,
                plan_id BIGINT NOT NULL REFERENCES support_plan (id),
                state TEXT NOT NULL CHECK (state IN ('draft', 'in_approval', 'approved', 'in_progress', 'in_revision',
                    'suspended', 'voided', 'completed')),
                level TEXT CHECK (level IN ('institution', 'municipality', 'state')),
                entered_at BIGINT NOT NULL,
                left_at BIGINT,
                actor_id BIGINT REFERENCES person (id),
                reason_code TEXT,
                reason TEXT,
                CHECK ((state = 'in_approval') = (level IS NOT NULL)))
            """,
            "CREATE UNIQUE INDEX plan_state_current ON plan_state (plan_id) WHERE left_at IS NULL",
            "CREATE INDEX plan_state_waiting ON plan_state (state, level) WHERE left_at IS NULL",
            "CREATE INDEX plan_state_steps ON plan_state (plan_id, entered_at)",
            """
            CREATE TABLE plan_version (
                id BIGINT PRIMARY KEY,
                plan_id BIGINT NOT NULL REFERENCES support_plan (id),
                number BIGINT NOT NULL,
                based_on_id BIGINT REFERENCES plan_version (id),
                own_words TEXT NOT NULL,
                strengths TEXT NOT NULL,
                author_hours BIGINT NOT NULL CHECK (author_hours BETWEEN 0 AND 6),
                author_rate_id BIGINT REFERENCES rate (id),
                planned_cents BIGINT NOT NULL,
                change_class TEXT CHECK (change_class IN ('minor', 'major')),
                recorded_at BIGINT NOT NULL,
                submitted_at BIGINT,
                approved_at BIGINT,
                superseded_at BIGINT,
                UNIQUE (plan_id, number))
            """,
            "CREATE INDEX plan_version_approved ON plan_version (approved_at) WHERE approved_at IS NOT NULL",
            """
            CREATE TABLE plan_screening (
                version_id BIGINT NOT NULL REFERENCES plan_version (id),
                category TEXT NOT NULL,
                answer TEXT NOT NULL CHECK (answer IN ('nothing_seen', 'factors')),
                PRIMARY KEY (version_id, category))
            """,
            """
            CREATE TABLE plan_risk (
                id BIGINT PRIMARY KEY,
                version_id BIGINT NOT NULL REFERENCES plan_version (id),
                factor TEXT NOT NULL,
                level BIGINT NOT NULL CHECK (level BETWEEN 1 AND 3),
                evidence TEXT NOT NULL,
                carried BOOLEAN NOT NULL,
                UNIQUE (version_id, factor))
            """,
            """
            CREATE TABLE plan_goal (
                id BIGINT PRIMARY KEY,
                version_id BIGINT NOT NULL REFERENCES plan_version (id),
                line BIGINT NOT NULL,
                wording TEXT NOT NULL,
                indicator TEXT NOT NULL,
                target TEXT NOT NULL,
                carried BOOLEAN NOT NULL,
                UNIQUE (version_id, line))
            """,
            """
            CREATE TABLE plan_measure (
                id BIGINT PRIMARY KEY,
                version_id BIGINT NOT NULL REFERENCES plan_version (id),
                line BIGINT NOT NULL,
                kind TEXT NOT NULL,
                subject TEXT NOT NULL,
                provider TEXT NOT NULL,
                provider_id BIGINT REFERENCES person (id),
                hours BIGINT NOT NULL CHECK (hours >= 0),
                planned_cents BIGINT NOT NULL CHECK (planned_cents >= 0),
                rate_id BIGINT REFERENCES rate (id),
                starts_on DATE NOT NULL,
                ends_on DATE NOT NULL CHECK (ends_on >= starts_on),
                justification TEXT NOT NULL,
                condition_met BOOLEAN NOT NULL,
                carried BOOLEAN NOT NULL,
                UNIQUE (version_id, line))
            """,
            "CREATE INDEX plan_measure_provider ON plan_measure (provider_id)",
            // Names that are nobody's yet are looked for whenever somebody gets a role.
            "CREATE INDEX plan_measure_unknown ON plan_measure (provider) WHERE provider_id IS NULL AND provider <> ''",
            """
            CREATE TABLE measure_risk (
                measure_id BIGINT NOT NULL REFERENCES plan_measure (id),
                factor TEXT NOT NULL,
                PRIMARY KEY (measure_id, factor))
            """,
            """
            CREATE TABLE approval (
                id BIGINT PRIMARY KEY,
                plan_id BIGINT NOT NULL REFERENCES support_plan (id),
                version_id BIGINT NOT NULL REFERENCES plan_version (id),
                level TEXT NOT NULL CHECK (level IN ('institution', 'municipality', 'state')),
                decision TEXT NOT NULL CHECK (decision IN ('approved', 'returned')),
                actor_id BIGINT NOT NULL REFERENCES person (id),
                acting_role TEXT NOT NULL,
                unit_id BIGINT NOT NULL REFERENCES unit (id),
                reason_code TEXT,
                place TEXT,
                comment TEXT NOT NULL,
                decided_at BIGINT NOT NULL,
                CHECK ((decision = 'returned') = (reason_code IS NOT NULL)))
            """,
            // A level decides once about a version, however many people press the button.
            "CREATE UNIQUE INDEX approval_once ON approval (version_id, level)",
            "CREATE INDEX approval_plan ON approval (plan_id)",
            // Hours that the author has worked on the plan: the first money that a plan spends.
            """
            CREATE TABLE author_work (
                id BIGINT PRIMARY KEY,
                plan_id BIGINT NOT NULL REFERENCES support_plan (id),
                kind TEXT NOT NULL CHECK (kind IN ('preparation', 'supervision', 'evaluation')),
                worked_on DATE NOT NULL,
                hours BIGINT NOT NULL CHECK (hours BETWEEN 1 AND 6),
                rate_id BIGINT NOT NULL REFERENCES rate (id),
                cents BIGINT NOT NULL,
                recorded_at BIGINT NOT NULL,
                withdrawn_at BIGINT)
            """,
            "CREATE INDEX author_work_plan ON author_work (plan_id)",
        ])
}
