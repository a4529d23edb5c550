import Storage

extension Schema {
    /// Accounts of partners, lists of payments, and what the bank said about them.
    static let payments = Migration(
        "payments",
        [
            """
            CREATE TABLE partner_account (
                id BIGINT PRIMARY KEY,
                partner_id BIGINT NOT NULL REFERENCES unit (id),
                holder TEXT NOT NULL,
                iban_cell BYTEA NOT NULL,
                iban_end TEXT NOT NULL,
                bic TEXT,
                valid_from DATE NOT NULL,
                recorded_by BIGINT REFERENCES person (id),
                recorded_at BIGINT NOT NULL)
            """,
            "CREATE INDEX partner_account_partner ON partner_account (partner_id, valid_from)",
            """
            CREATE TABLE payment_list (
                id BIGINT PRIMARY KEY,
                programme_id BIGINT NOT NULL REFERENCES programme (id),
                number BIGINT NOT NULL CHECK (number > 0),
                payer_account_id BIGINT NOT NULL REFERENCES partner_account (id),
                due_on DATE NOT NULL,
                made_by BIGINT REFERENCES person (id),
                recorded_at BIGINT NOT NULL,
                UNIQUE (programme_id, number))
            """,
            """
            CREATE TABLE payment_list_state (
                id BIGINT PRIMARY KEY,
                list_id BIGINT NOT NULL REFERENCES payment_list (id),
                state TEXT NOT NULL CHECK (state IN ('made', 'released', 'withdrawn')),
                entered_at BIGINT NOT NULL,
                left_at BIGINT,
                actor_id BIGINT REFERENCES person (id))
            """,
            "CREATE UNIQUE INDEX payment_list_state_current ON payment_list_state (list_id) WHERE left_at IS NULL",
            """
            CREATE TABLE payment_order (
                id BIGINT PRIMARY KEY,
                list_id BIGINT NOT NULL REFERENCES payment_list (id),
                claim_id BIGINT NOT NULL REFERENCES payment_claim (id),
                account_id BIGINT NOT NULL REFERENCES partner_account (id),
                end_to_end TEXT NOT NULL UNIQUE,
                cents BIGINT NOT NULL CHECK (cents > 0),
                ended_at BIGINT,
                ended_as TEXT CHECK (ended_as IN ('withdrawn', 'failed')),
                CHECK ((ended_at IS NULL) = (ended_as IS NULL)))
            """,
            // A claim is paid by one order.
            "CREATE UNIQUE INDEX payment_order_once ON payment_order (claim_id) WHERE ended_at IS NULL",
            "CREATE INDEX payment_order_list ON payment_order (list_id)",
            // Every line of the bank is kept, also one that fits nothing.
            """
            CREATE TABLE bank_row (
                id BIGINT PRIMARY KEY,
                list_id BIGINT NOT NULL REFERENCES payment_list (id),
                end_to_end TEXT NOT NULL,
                cents BIGINT NOT NULL,
                paid_on DATE NOT NULL,
                outcome TEXT NOT NULL CHECK (outcome IN ('matched', 'unknown', 'amount', 'repeated', 'ended')),
                order_id BIGINT REFERENCES payment_order (id),
                recorded_by BIGINT REFERENCES person (id),
                recorded_at BIGINT NOT NULL)
            """,
            "CREATE UNIQUE INDEX bank_row_matched ON bank_row (order_id) WHERE outcome = 'matched'",
            "CREATE INDEX bank_row_list ON bank_row (list_id)",
        ], appendOnly: ["partner_account", "payment_list", "bank_row"])
}
