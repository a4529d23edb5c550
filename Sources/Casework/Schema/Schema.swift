import Storage

/// The tables of the registry, one step for each noun, in the order in which they need each other.
package enum Schema {
    package static let migrations: [Migration] = [calendar, units, codes]
}
