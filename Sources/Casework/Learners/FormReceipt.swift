import Storage

extension Transaction {
    /// What a form with this token has already made, so that a double click or a repeated sending makes one thing.
    func made(by token: String?) throws -> Int64? {
        guard let token, let person = viewer.person else { return nil }
        return try connection.first(
            "SELECT made_id FROM form_receipt WHERE token = \(token) AND person_id = \(person)"
        ).map { try $0[0] }
    }

    func keepReceipt(_ token: String?, made id: Int64) throws {
        guard let token, let person = viewer.person else { return }
        try connection.execute(
            """
            INSERT INTO form_receipt (token, person_id, made_id, recorded_at) VALUES (\(token), \(person), \(id), \(now))
            """)
    }
}
