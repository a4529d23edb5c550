import Storage

extension Transaction {
    /// The code of today, in clear. Callers journal it as `unmasked` where a person gets to see more than `masked`.
    func code(of person: Person.ID) throws -> PersonalCode? {
        try codes(of: person).first { $0.period.contains(today) }?.code
    }

    /// The codes of today of many people, asked for at once.
    func codesOfToday(of people: [Person.ID]) throws -> [Person.ID: PersonalCode] {
        let rows = try connection.query(
            """
            SELECT id, code, valid_from, valid_to, reason, person_id FROM personal_code
            WHERE person_id IN (\(list: people)) AND withdrawn_at IS NULL
            ORDER BY valid_from DESC, valid_to DESC NULLS FIRST, recorded_at DESC
            """)
        var codes: [Person.ID: PersonalCode] = [:]
        for row in rows {
            let (person, held): (Person.ID, HeldCode) = (try row["person_id"], try heldCode(row))
            if codes[person] == nil, held.period.contains(today) { codes[person] = held.code }
        }
        return codes
    }

    /// All codes that the person has or had, the latest first.
    func codes(of person: Person.ID) throws -> [HeldCode] {
        try connection.query(
            """
            SELECT id, code, valid_from, valid_to, reason FROM personal_code
            WHERE person_id = \(person) AND withdrawn_at IS NULL ORDER BY valid_from DESC, valid_to DESC NULLS FIRST, recorded_at DESC
            """
        ).map(heldCode)
    }

    private func heldCode(_ row: Row) throws -> HeldCode {
        let id: Int64 = try row["id"]
        let text = try keys.open(try row["code"], table: "personal_code", column: "code", row: id)
        guard let code = PersonalCode(stored: text), let reason = HeldCode.Reason(rawValue: try row["reason"]) else {
            throw Rejection.broken("personal_code: a stored code cannot be read")
        }
        return HeldCode(
            code: code, period: Period(try row["valid_from"], through: try row["valid_to"]), reason: reason)
    }

    /// Gives the person another code from today. A code typed by mistake is withdrawn and leaves the history;
    /// a code that was replaced stays, and the person is still found by it.
    func replaceCode(of person: Person.ID, with code: PersonalCode, reason: HeldCode.Reason) throws {
        switch reason {
        case .corrected:
            try connection.execute(
                """
                UPDATE personal_code SET withdrawn_at = \(now)
                WHERE person_id = \(person) AND withdrawn_at IS NULL AND valid_to IS NULL
                """)
        case .first, .changed, .temporaryReplaced:
            try connection.execute(
                """
                UPDATE personal_code SET valid_to = CASE WHEN valid_from < \(today) THEN \(today.previous) ELSE valid_from END
                WHERE person_id = \(person) AND withdrawn_at IS NULL AND valid_to IS NULL
                """)
        }
        try insertCode(code, of: person, reason: reason)
    }

    /// - Throws: `DatabaseError.conflict` where another transaction kept the same code a moment earlier: the same order
    ///   given again then finds that person.
    func insertCode(_ code: PersonalCode, of person: Person.ID, reason: HeldCode.Reason) throws {
        let id = Identifier<PersonalCode>(at: now)
        let sealed = try keys.seal(code.text, table: "personal_code", column: "code", row: id.number)
        do {
            _ = try connection.attempt {
                try connection.execute(
                    """
                    INSERT INTO personal_code (id, person_id, code, code_index, valid_from, reason, recorded_at)
                    VALUES (\(id), \(person), \(sealed), \(keys.blindIndex("personal_code", code.text)), \(today),
                    \(reason.rawValue), \(now))
                    """)
            }
        } catch DatabaseError.alreadyExists(let rule) { throw DatabaseError.conflict(rule) }
    }
}

extension PersonalCode {
    init?(stored text: String) {
        do { try self.init(reading: text) } catch { return nil }
    }
}
