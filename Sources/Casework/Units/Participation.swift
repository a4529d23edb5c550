import Language
import Storage

/// A unit's part in a programme.
package struct Participation: Hashable, Sendable {
    package let programme: Programme
    package let period: Period
}

extension UnitStore {
    /// An institution (or a partner) takes part in a programme from a day on, or for a known stretch.
    package func join(_ code: String, _ programme: String, _ period: Period, as viewer: Viewer) async throws(Rejection)
    {
        try await registry.write(as: viewer) { tx in
            let record = try tx.unit(coded: code)
            try tx.requireRight(over: record)
            let programme = try tx.programme(coded: programme)
            guard period.contained(in: programme.period), period.contained(in: record.history.life) else {
                throw Rejection.invalid("on", "unit.problem.outside_programme")
            }
            let overlaps = try tx.participations(of: record.id).contains {
                $0.programme.id == programme.id && $0.period.intersection(period) != nil
            }
            guard !overlaps else { throw Rejection.invalid("on", "unit.problem.takes_part_already") }
            try tx.connection.execute(
                """
                INSERT INTO participation (id, unit_id, programme_id, valid_from, valid_to)
                VALUES (\(Identifier<Participation>(at: tx.now)), \(record.id), \(programme.id), \(period.from), \(period.through))
                """)
            try tx.recordParticipation(of: record.id, programme, "valid_from", period.from)
        }
    }

    /// The last day of a unit's part in a programme.
    package func leave(_ code: String, _ programme: String, through day: Day, as viewer: Viewer) async throws(Rejection)
    {
        try await registry.write(as: viewer) { tx in
            let record = try tx.unit(coded: code)
            try tx.requireRight(over: record)
            let programme = try tx.programme(coded: programme)
            let ended = try tx.connection.execute(
                """
                UPDATE participation SET valid_to = \(day)
                WHERE unit_id = \(record.id) AND programme_id = \(programme.id) AND \(Period.holds(on: day))
                """)
            guard ended > 0 else { throw Rejection.invalid("on", "unit.problem.takes_no_part") }
            try tx.recordParticipation(of: record.id, programme, "valid_to", day)
        }
    }
}

extension Transaction {
    fileprivate func recordParticipation(of unit: Unit.ID, _ programme: Programme, _ field: String, _ day: Day) throws {
        let change = JournalEntry.Change("participation.\(programme.code).\(field)", from: nil, to: day.description)
        try record(JournalEntry(.unitChanged, JournalEntry.Object("unit", unit.number), changes: [change]))
    }

    func participations(of unit: Unit.ID) throws -> [Participation] {
        let programmes = Dictionary(try programmes().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return try connection.query(
            "SELECT programme_id, valid_from, valid_to FROM participation WHERE unit_id = \(unit) ORDER BY valid_from"
        ).compactMap { row in
            let programme: Programme.ID = try row["programme_id"]
            return try programmes[programme].map { Participation(programme: $0, period: try Period(row)) }
        }
    }
}
