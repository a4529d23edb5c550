import Storage

/// The steps of the schema, in order. Until the first release one file per noun, afterwards append-only.
package enum Schema {
    package static let migrations: [Migration] = [
        calendar, units, codes, people, journal, learners, supportPlans, evaluations,
    ]
}
