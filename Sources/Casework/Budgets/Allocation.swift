import Storage

/// Money that the state gives a partner for a semester. It is recorded and, if it was wrong, withdrawn; never changed.
package struct Allocation: Hashable, Sendable {
    package typealias ID = Identifier<Allocation>

    package let id: ID
    package let programmeCode: String
    package let semester: Semester.ID
    package let amount: Euro
    /// The decision that it rests on.
    package let basis: String
    package let recordedAt: Instant
    package let withdrawnAt: Instant?
    package let withdrawalReason: String?
}

/// The most that a partner may be allocated in a school year; it follows from its number of learners (domain
/// specification 4.1).
package struct AllocationMaximum: Hashable, Sendable {
    package let programmeCode: String
    package let schoolYear: String
    package let amount: Euro
    package let allocated: Euro
}

extension Transaction {
    func allocations(of partner: Unit.ID) throws -> [Allocation] {
        try connection.query(
            """
            SELECT a.id, g.code, a.semester_id, a.cents, a.basis, a.recorded_at, a.withdrawn_at,
                a.withdrawal_reason
            FROM allocation a
            JOIN programme g ON g.id = a.programme_id
            WHERE a.partner_id = \(partner) ORDER BY a.semester_id DESC, a.recorded_at DESC, a.id DESC
            """
        ).map { row in
            Allocation(
                id: try row[0], programmeCode: try row[1], semester: try row[2], amount: try row[3], basis: try row[4],
                recordedAt: try row[5], withdrawnAt: try row[6], withdrawalReason: try row[7])
        }
    }

    func maximums(of partner: Unit.ID) throws -> [AllocationMaximum] {
        try connection.query(
            """
            SELECT g.code, m.school_year, m.cents, CAST(coalesce((SELECT sum(a.cents) FROM allocation a
                JOIN semester s ON s.id = a.semester_id WHERE a.partner_id = m.partner_id AND a.programme_id = m.programme_id
                AND s.school_year = m.school_year AND a.withdrawn_at IS NULL), 0) AS BIGINT)
            FROM allocation_maximum m JOIN programme g ON g.id = m.programme_id
            WHERE m.partner_id = \(partner) AND m.withdrawn_at IS NULL ORDER BY m.school_year DESC, g.code
            """
        ).map { row in
            AllocationMaximum(
                programmeCode: try row[0], schoolYear: try row[1], amount: try row[2], allocated: try row[3])
        }
    }
}
