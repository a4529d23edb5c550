import Storage

/// Code lists, rates and rules as they held on a day.
package struct CodeStore: Sendable {
    let registry: Registry

    package func risks(on day: Day, as viewer: Viewer) async throws(Rejection) -> RiskList {
        try await registry.read(as: viewer) { tx in try tx.risks(on: day) }
    }

    package func measureKinds(on day: Day, as viewer: Viewer) async throws(Rejection) -> [MeasureKind] {
        try await registry.read(as: viewer) { tx in try tx.measureKinds(on: day) }
    }

    /// Every rate that holds on the day, by kind.
    package func rates(on day: Day, as viewer: Viewer) async throws(Rejection) -> [Rate] {
        try await registry.read(as: viewer) { tx in try tx.rates(on: day) }
    }

    /// `nil` where no rate is set for the kind on that day; it is then not paid by the hour, or has no cap.
    package func rate(
        _ kind: String, _ basis: Rate.Basis = .hour, on day: Day, as viewer: Viewer
    ) async throws(Rejection) -> Rate? {
        try await registry.read(as: viewer) { tx in try tx.rate(kind, basis, on: day) }
    }

    package func items(
        _ list: CodeItem.List, on day: Day, as viewer: Viewer
    ) async throws(Rejection) -> [CodeItem] {
        try await registry.read(as: viewer) { tx in try tx.items(list, on: day) }
    }

    /// For whom a programme is meant.
    package func targetGroup(of programme: Programme.ID, as viewer: Viewer) async throws(Rejection) -> TargetGroup {
        try await registry.read(as: viewer) { tx in try tx.targetGroup(of: programme) }
    }
}

extension Registry {
    package var codes: CodeStore { CodeStore(registry: self) }
}

extension Transaction {
    func risks(on day: Day) throws -> RiskList {
        let holds = Period.holds(on: day)
        return RiskList(
            categories: try connection.query("SELECT * FROM risk_category WHERE \(holds) ORDER BY position").map(
                RiskCategory.init),
            factors: try connection.query("SELECT * FROM risk_factor WHERE \(holds) ORDER BY position").map(
                RiskFactor.init))
    }

    func measureKinds(on day: Day) throws -> [MeasureKind] {
        try connection.query("SELECT * FROM measure_kind WHERE \(Period.holds(on: day)) ORDER BY position")
            .map(MeasureKind.init)
    }

    /// By kind and basis; a rate of the programme's own stands before the one that holds for any.
    func rates(on day: Day, in programme: Int64? = nil) throws -> [Rate] {
        try connection.query(
            """
            SELECT * FROM rate WHERE \(Period.holds(on: day)) AND \(Rate.holds(in: programme))
            ORDER BY kind, basis, CASE WHEN programme = 'any' THEN 1 ELSE 0 END, valid_from DESC
            """
        ).map(Rate.init)
    }

    func rate(_ kind: String, _ basis: Rate.Basis, on day: Day, in programme: Int64? = nil) throws -> Rate? {
        try rates(on: day, in: programme).first { $0.kind == kind && $0.basis == basis }
    }

    func items(_ list: CodeItem.List, on day: Day) throws -> [CodeItem] {
        try connection.query(
            "SELECT * FROM code_item WHERE list = \(list.rawValue) AND \(Period.holds(on: day)) ORDER BY position"
        ).map(CodeItem.init)
    }

    func targetGroup(of programme: Programme.ID) throws -> TargetGroup {
        let rows = try connection.query(
            "SELECT * FROM target_group WHERE programme_id = \(programme) ORDER BY stage, grade_from, valid_from")
        return TargetGroup(rules: try rows.map(TargetGroup.Rule.init))
    }
}
