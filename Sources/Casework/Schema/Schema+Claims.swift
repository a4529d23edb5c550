import Storage

extension Schema {
    /// Payment claims: what was delivered, frozen when it is asked for; its control, and what became of the money.
    static let claims = Migration(
        "claims",
        [
            """
            CREATE TABLE payment_claim (
                id BIGINT PRIMARY KEY,
                kind TEXT NOT NULL CHECK (kind IN ('partner', 'state')),
                partner_id BIGINT NOT NULL REFERENCES unit (id),
                programme_id BIGINT NOT NULL REFERENCES programme (id),
                period_from DATE NOT NULL,
                period_to DATE NOT NULL CHECK (period_to >= period_from),
                number BIGINT NOT NULL CHECK (number > 0),
                cents BIGINT NOT NULL CHECK (cents > 0),
                built_by BIGINT REFERENCES person (id),
                recorded_at BIGINT NOT NULL,
                UNIQUE (programme_id, partner_id, number))
            """,
            "CREATE INDEX payment_claim_partner ON payment_claim (partner_id)",
            """
            CREATE TABLE payment_claim_state (
                id BIGINT PRIMARY KEY,
                claim_id BIGINT NOT NULL REFERENCES payment_claim (id),
                state TEXT NOT NULL CHECK (state IN ('submitted', 'in_control', 'certified', 'paid', 'withdrawn')),
                entered_at BIGINT NOT NULL,
                left_at BIGINT,
                actor_id BIGINT REFERENCES person (id),
                acting_role TEXT,
                reason TEXT)
            """,
            "CREATE UNIQUE INDEX payment_claim_state_current ON payment_claim_state (claim_id) WHERE left_at IS NULL",
            // What stands in a line never changes; a line is only released, when its claim is withdrawn or it is parked.
            """
            CREATE TABLE claim_line (
                id BIGINT PRIMARY KEY,
                claim_id BIGINT NOT NULL REFERENCES payment_claim (id),
                position BIGINT NOT NULL,
                kind TEXT NOT NULL CHECK (kind IN ('hour', 'compensation', 'author_work', 'correction', 'line')),
                object_id BIGINT NOT NULL,
                matter TEXT NOT NULL,
                plan_id BIGINT NOT NULL REFERENCES support_plan (id),
                institution_id BIGINT NOT NULL REFERENCES unit (id),
                semester_id BIGINT NOT NULL REFERENCES semester (id),
                delivered_on DATE NOT NULL,
                cents BIGINT NOT NULL CHECK (cents <> 0),
                carried_from BIGINT REFERENCES claim_line (id),
                released_at BIGINT,
                released_as TEXT CHECK (released_as IN ('parked', 'withdrawn')),
                UNIQUE (claim_id, position),
                CHECK ((released_at IS NULL) = (released_as IS NULL)))
            """,
            // Nothing is asked for twice, however many people press the button.
            "CREATE UNIQUE INDEX claim_line_once ON claim_line (kind, object_id) WHERE released_at IS NULL",
            "CREATE INDEX claim_line_object ON claim_line (object_id)",
            "CREATE INDEX claim_line_plan ON claim_line (plan_id)",
            // In force on the days of the lines when the claim was submitted, whatever became of them since.
            """
            CREATE TABLE claim_contract (
                claim_id BIGINT NOT NULL REFERENCES payment_claim (id),
                contract_id BIGINT NOT NULL REFERENCES contract (id),
                PRIMARY KEY (claim_id, contract_id))
            """,
            """
            CREATE TABLE sample_rule (
                id BIGINT PRIMARY KEY,
                percent BIGINT NOT NULL CHECK (percent BETWEEN 1 AND 100),
                least_lines BIGINT NOT NULL CHECK (least_lines > 0),
                risk_percent BIGINT NOT NULL CHECK (risk_percent BETWEEN 0 AND 100),
                big_cents BIGINT NOT NULL CHECK (big_cents > 0),
                legal_reference TEXT NOT NULL,
                valid_from DATE NOT NULL UNIQUE,
                valid_to DATE)
            """,
            // One sample for each claim: nobody draws again until he likes what he sees.
            """
            CREATE TABLE claim_sample (
                id BIGINT PRIMARY KEY,
                claim_id BIGINT NOT NULL UNIQUE REFERENCES payment_claim (id),
                seed BIGINT NOT NULL CHECK (seed >= 0),
                rule_id BIGINT NOT NULL REFERENCES sample_rule (id),
                drawn_by BIGINT REFERENCES person (id),
                drawn_at BIGINT NOT NULL)
            """,
            """
            CREATE TABLE claim_sample_line (
                line_id BIGINT PRIMARY KEY REFERENCES claim_line (id),
                sample_id BIGINT NOT NULL REFERENCES claim_sample (id),
                ground TEXT NOT NULL CHECK (ground IN ('risk', 'random')))
            """,
            "CREATE INDEX claim_sample_line_sample ON claim_sample_line (sample_id)",
            // Of every line, in the sample or not: the rows behind it go on changing, and the sample must be drawn again.
            """
            CREATE TABLE claim_line_score (
                line_id BIGINT PRIMARY KEY REFERENCES claim_line (id),
                sample_id BIGINT NOT NULL REFERENCES claim_sample (id),
                score BIGINT NOT NULL CHECK (score >= 0),
                reasons TEXT NOT NULL)
            """,
            "CREATE INDEX claim_line_score_sample ON claim_line_score (sample_id)",
            // A finding is taken back or changed by another row. `above_id`: what the paying agency did not pay.
            """
            CREATE TABLE claim_finding (
                id BIGINT PRIMARY KEY,
                line_id BIGINT NOT NULL REFERENCES claim_line (id),
                kind TEXT NOT NULL CHECK (kind IN ('accepted', 'deducted', 'parked', 'open', 'correction')),
                reason_code TEXT,
                cents BIGINT NOT NULL CHECK (cents >= 0),
                comment TEXT NOT NULL,
                replaces_id BIGINT UNIQUE REFERENCES claim_finding (id),
                above_id BIGINT REFERENCES claim_finding (id),
                recorded_by BIGINT REFERENCES person (id),
                recorded_at BIGINT NOT NULL,
                CHECK ((kind IN ('deducted', 'correction')) = (cents > 0)),
                CHECK ((kind IN ('deducted', 'correction')) = (reason_code IS NOT NULL)))
            """,
            """
            CREATE UNIQUE INDEX claim_finding_first ON claim_finding (line_id)
            WHERE replaces_id IS NULL AND kind <> 'correction'
            """,
            "CREATE INDEX claim_finding_line ON claim_finding (line_id)",
            // `paid_on`: the bank's day, which may lie in the quarter before the one in which it was written down.
            """
            CREATE TABLE claim_posting (
                id BIGINT PRIMARY KEY,
                claim_id BIGINT NOT NULL REFERENCES payment_claim (id),
                partner_id BIGINT NOT NULL REFERENCES unit (id),
                programme_id BIGINT NOT NULL REFERENCES programme (id),
                semester_id BIGINT NOT NULL REFERENCES semester (id),
                source TEXT NOT NULL,
                account TEXT NOT NULL CHECK (account IN ('claimed', 'certified', 'paid')),
                cents BIGINT NOT NULL CHECK (cents <> 0),
                paid_on DATE,
                recorded_at BIGINT NOT NULL,
                CHECK ((account = 'paid') = (paid_on IS NOT NULL)))
            """,
            "CREATE INDEX claim_posting_claim ON claim_posting (claim_id)",
            "CREATE INDEX claim_posting_partner ON claim_posting (partner_id, programme_id, semester_id)",
        ],
        appendOnly: [
            "payment_claim", "claim_contract", "claim_sample", "claim_sample_line", "claim_line_score", "claim_finding",
            "claim_posting",
        ])
}
