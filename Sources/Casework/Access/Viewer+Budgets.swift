import Language
import Storage

extension Viewer {
    /// The condition that a partner's budget lies in the viewer's scope. The books of a municipality that a reform ended are
    /// read by those who go on with its duties, so its successors count like the partner itself.
    ///
    /// - Parameter partner: the column with the partner's key, such as `e.partner_id`.
    func scopeOfBudgets(_ right: Right, _ partner: SQL, on today: Day) -> SQL {
        """
        (\(scope(right, of: partner, on: today)) OR EXISTS (
            SELECT 1 FROM unit_event ended JOIN unit_successor heir ON heir.event_id = ended.id
            WHERE ended.unit_id = \(partner) AND ended.happened_on <= \(today)
            AND \(scope(right, of: "heir.successor_id", on: today))))
        """
    }
}

extension Transaction {
    /// The partner with this code, if the viewer has the right to its budget.
    /// - Throws: `.notFound` for what is no partner, does not exist or is out of scope.
    func partner(coded code: String, _ right: Right = .readBudget) throws -> UnitRecord {
        let record = try unit(coded: code)
        guard record.level == .municipality || record.history.version(on: today).kind.isOfState,
            try connection.first(
                "SELECT u.id FROM unit u WHERE u.id = \(record.id) AND \(viewer.scopeOfBudgets(.readBudget, "u.id", on: today))"
            ) != nil
        else { throw Rejection.notFound }
        guard right != .readBudget else { return record }
        guard
            try connection.first(
                "SELECT u.id FROM unit u WHERE u.id = \(record.id) AND \(viewer.scopeOfBudgets(right, "u.id", on: today))"
            ) != nil
        else { throw Rejection.notAllowed("budget.not_allowed") }
        return record
    }
}
