import Storage

extension Schema {
    /// Units with everything that they are called, are, belong to and were, each row for a stretch of days.
    static let units = Migration(
        "units",
        [
            """
            CREATE TABLE unit (
                id BIGINT PRIMARY KEY,
                code TEXT NOT NULL UNIQUE,
                level TEXT NOT NULL CHECK (level IN ('state', 'region', 'municipality', 'institution')))
            """,
            """
            CREATE TABLE unit_version (
                id BIGINT PRIMARY KEY,
                unit_id BIGINT NOT NULL REFERENCES unit (id),
                name TEXT NOT NULL,
                sort_key BYTEA NOT NULL,
                search_key TEXT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('state', 'planning_region', 'novads', 'state_city', 'republican_city',
                    'general_institution', 'special_institution', 'state_vet_institution', 'state_general_institution',
                    'state_college', 'vet_institution')),
                founder_id BIGINT REFERENCES unit (id),
                valid_from DATE NOT NULL,
                valid_to DATE,
                UNIQUE (unit_id, valid_from),
                CHECK (valid_to IS NULL OR valid_to >= valid_from))
            """,
            "CREATE INDEX unit_version_founder ON unit_version (founder_id)",
            """
            CREATE TABLE unit_place (
                id BIGINT PRIMARY KEY,
                unit_id BIGINT NOT NULL REFERENCES unit (id),
                parent_id BIGINT NOT NULL REFERENCES unit (id),
                valid_from DATE NOT NULL,
                valid_to DATE,
                UNIQUE (unit_id, valid_from),
                CHECK (unit_id <> parent_id),
                CHECK (valid_to IS NULL OR valid_to >= valid_from))
            """,
            "CREATE INDEX unit_place_parent ON unit_place (parent_id)",
            """
            CREATE TABLE unit_closure (
                ancestor_id BIGINT NOT NULL REFERENCES unit (id),
                descendant_id BIGINT NOT NULL REFERENCES unit (id),
                depth BIGINT NOT NULL CHECK (depth >= 0),
                valid_from DATE NOT NULL,
                valid_to DATE,
                PRIMARY KEY (descendant_id, ancestor_id, valid_from),
                CHECK (valid_to IS NULL OR valid_to >= valid_from))
            """,
            "CREATE INDEX unit_closure_ancestor ON unit_closure (ancestor_id, descendant_id)",
            """
            CREATE TABLE unit_event (
                id BIGINT PRIMARY KEY,
                unit_id BIGINT NOT NULL REFERENCES unit (id),
                kind TEXT NOT NULL CHECK (kind IN ('founded', 'entered', 'renamed', 'kind_changed', 'founder_changed',
                    'moved', 'merged_into', 'split', 'closed', 'territory_reform')),
                happened_on DATE NOT NULL,
                decision TEXT NOT NULL,
                note TEXT NOT NULL,
                recorded_at BIGINT NOT NULL)
            """,
            "CREATE INDEX unit_event_unit ON unit_event (unit_id, happened_on)",
            """
            CREATE TABLE unit_successor (
                event_id BIGINT NOT NULL REFERENCES unit_event (id),
                successor_id BIGINT NOT NULL REFERENCES unit (id),
                part TEXT NOT NULL CHECK (part IN ('whole', 'part')),
                PRIMARY KEY (event_id, successor_id))
            """,
            "CREATE INDEX unit_successor_unit ON unit_successor (successor_id)",
            """
            CREATE TABLE participation (
                id BIGINT PRIMARY KEY,
                unit_id BIGINT NOT NULL REFERENCES unit (id),
                programme_id BIGINT NOT NULL REFERENCES programme (id),
                valid_from DATE NOT NULL,
                valid_to DATE,
                UNIQUE (unit_id, programme_id, valid_from),
                CHECK (valid_to IS NULL OR valid_to >= valid_from))
            """,
        ])
}
