import Storage

/// Held hours of a measure that wait for the word of the other side.
package struct WaitingHours: Sendable {
    package internal(set) var count = 0
    /// One of those of today: whoever confirms it confirms all the own ones of the day.
    package internal(set) var today: Consultation.ID?
}

extension Confirmation {
    /// Whether an hour waits: held, and neither confirmed nor the double of another. `c` is the hour.
    static let isAwaited: SQL = """
        c.outcome = 'held' AND c.withdrawn_at IS NULL
        AND NOT EXISTS (SELECT 1 FROM consultation_confirmation f WHERE f.consultation_id = c.id)
        AND NOT \(DoubleFunding.holdsBack(.consultation, "c.id"))
        """
}
