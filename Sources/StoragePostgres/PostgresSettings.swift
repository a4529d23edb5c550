/// How the connections of a database behave. The times are those of the trust report, §3.1 and §3.4.
package struct PostgresSettings: Sendable {
    package var readers = 4
    /// The longest that one statement may take.
    package var statementTimeout = Duration.seconds(30)
    /// The longest that a statement waits for somebody else's lock.
    package var lockTimeout = Duration.seconds(5)
    /// The longest that a closure waits for a free connection.
    package var patience = Duration.seconds(10)

    package init() {}

    /// Parameters of libpq; what the address itself says goes before them.
    let parameters = [
        "fallback_application_name": "balsts",
        "client_encoding": "UTF8",
        "connect_timeout": "5",
        // A network that went away is noticed within 25 seconds.
        "keepalives_idle": "10",
        "keepalives_interval": "5",
        "keepalives_count": "3",
        "tcp_user_timeout": "20000",
    ]

    var sessionStatements: String {
        """
        SET statement_timeout = \(statementTimeout.milliseconds);
        SET lock_timeout = \(lockTimeout.milliseconds);
        SET idle_in_transaction_session_timeout = 60000;
        SET DateStyle = 'ISO, YMD';
        SET TimeZone = 'UTC';
        SET cursor_tuple_fraction = 1.0;
        SET client_min_messages = warning
        """
    }
}

extension Duration {
    var milliseconds: Int64 { components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000 }
}
