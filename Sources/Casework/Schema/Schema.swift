import Storage

/// The steps of the schema, in the order in which they need each other. Until the first release one file per noun,
/// afterwards append-only.
package enum Schema {
    package static let migrations: [Migration] = [
        marks, calendar, units, codes, people, journal, accounts, learners, supportPlans, evaluations, budgets,
        documents, consultations, compensations, doubleFunding, claims, payments, capacities,
    ]
}
