import Storage

extension Claimable {
    /// What a municipality pays from its own budget is claimed from nobody. Only a source that pays the whole is left out:
    /// of a programme that a municipality paid in part, the whole would be claimed, and no such programme exists.
    private static let ownSource = "municipality"

    /// The condition that somebody else than the partner paid for a row `d` of a programme, by the sources at the beginning
    /// of its semester.
    static func isOwed(in programme: SQL) -> SQL {
        """
        NOT EXISTS (SELECT 1 FROM programme_source own JOIN semester term ON term.id = d.semester_id
            WHERE own.programme_id = \(programme) AND own.source = \(ownSource) AND own.share = 10000
            AND own.valid_from <= term.starts_on AND (own.valid_to IS NULL OR own.valid_to >= term.starts_on))
        """
    }

    /// The condition on `programme` that at some time somebody else than the partner paid for it.
    fileprivate static let isOfOthers: SQL = """
        (EXISTS (SELECT 1 FROM programme_source o WHERE o.programme_id = programme.id AND o.source <> \(ownSource))
        OR NOT EXISTS (SELECT 1 FROM programme_source o WHERE o.programme_id = programme.id))
        """
}

extension Transaction {
    /// The programmes of which money can be claimed.
    func claimedProgrammes() throws -> [Programme] {
        try connection.query("SELECT * FROM programme WHERE \(Claimable.isOfOthers) ORDER BY id").map(Programme.init)
    }
}
