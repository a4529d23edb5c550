import Casework
import Storage

/// What the journal tells since a row of it: which facts have to be read again.
struct News {
    /// Plans of which a version began or ceased to count.
    private(set) var approved: Set<SupportPlan.ID> = []
    /// Plans of which anything that was planned or delivered changed; among them those of `approved`.
    private(set) var delivered: Set<SupportPlan.ID> = []
    private(set) var unitsChanged = false
    private(set) var capacitiesChanged = false
    /// Many plans were loaded at once, without a key of each.
    private(set) var everything = false

    /// What makes a version count or stop counting.
    private static let approving: [JournalEntry.Action] = [.approved, .voided, .created, .withdrawn]
    /// What changes hours, money or compensations. The author's hours are an update of the plan.
    private static let delivering: [JournalEntry.Action] = [
        .delivered, .deliveryWithdrawn, .deliveryConfirmed, .updated,
    ]

    init(after seq: Int64, from connection: any Connection) throws {
        let (approving, delivering) = (Self.approving.map(\.rawValue), Self.delivering.map(\.rawValue))
        var (compensations, claims, lines): (Set<Int64>, Set<Int64>, Set<Int64>) = ([], [], [])
        try connection.stream(
            """
            SELECT object_kind, object_id, action FROM journal WHERE seq > \(seq) AND succeeded
            AND (object_kind = 'unit' OR (object_kind IN ('support_plan', 'compensation', 'specialist_capacity', 'payment_claim',
                'claim_line')
                AND action IN (\(list: approving + delivering))))
            """
        ) { row in
            let (kind, action): (String, String) = (try row[0], try row[2])
            guard kind != "unit" else {
                unitsChanged = true
                return
            }
            guard kind != "specialist_capacity" else {
                capacitiesChanged = true
                return
            }
            guard let key: Int64 = try row[1] else {
                everything = true
                return
            }
            switch kind {
            case "compensation": compensations.insert(key)
            case "payment_claim": claims.insert(key)
            case "claim_line": lines.insert(key)
            case _:
                let plan = SupportPlan.ID(number: key)
                delivered.insert(plan)
                if approving.contains(action) { approved.insert(plan) }
            }
        }
        guard !everything else { return }
        func add(_ question: SQL) throws {
            for row in try connection.query(question) { delivered.insert(try row[0]) }
        }
        if !compensations.isEmpty {
            try add("SELECT DISTINCT plan_id FROM compensation WHERE id IN (\(list: compensations.sorted()))")
        }
        // The control of a claim takes money back from hours and compensations of its lines.
        if !claims.isEmpty || !lines.isEmpty {
            try add(
                """
                SELECT DISTINCT plan_id FROM claim_line
                WHERE claim_id IN (\(list: claims.sorted())) OR id IN (\(list: lines.sorted()))
                """)
        }
        guard !delivered.isEmpty else { return }
        // The hour of a group is divided anew when one of its rows goes: rows of other plans change with it.
        try add(
            """
            SELECT DISTINCT other.plan_id FROM consultation c JOIN consultation other ON other.session_id = c.session_id
            WHERE c.plan_id IN (\(list: delivered.sorted())) AND other.plan_id <> c.plan_id
            """)
    }
}
