import Language
import Storage

extension Registry {
    /// Loads the code lists, rates, programmes, semesters and the map of the country that come with the program. Runs
    /// at every start: adds what is missing and leaves what is there.
    package func loadReferenceData(as viewer: Viewer) async throws(Rejection) {
        guard viewer.isOperator else { throw .notAllowed("unit.problem.operator_only") }
        try await write(as: viewer) { tx in
            try tx.load(.programmes, PackageResources.programmes_csv)
            let programmes = try tx.programmes()
            let keys = Dictionary(programmes.map { ($0.code, $0.id) }, uniquingKeysWith: { first, _ in first })
            try tx.load(.programmeSources(programmes: keys), PackageResources.programme_sources_csv)
            try tx.load(.targetGroups(programmes: keys), PackageResources.target_groups_csv)
            try tx.loadSemesters(try ReferenceSheet("semesters.csv", PackageResources.semesters_csv))
            try tx.load(.riskCategories, PackageResources.risk_categories_csv)
            try tx.load(.riskFactors, PackageResources.risk_factors_csv)
            try tx.load(.measureKinds, PackageResources.measure_kinds_csv)
            try tx.load(.rates, PackageResources.rates_csv)
            try tx.load(.codeItems, PackageResources.code_items_csv)
            try tx.load(.hourRules, PackageResources.hour_rules_csv)
            try tx.load(.sampleRules, PackageResources.sample_rules_csv)
            try tx.loadTerritories()
        }
    }
}

extension Transaction {
    func load(_ table: ReferenceTable, _ bytes: [UInt8]) throws {
        try table.load(try ReferenceSheet(table.name, bytes), into: connection)
    }
}
