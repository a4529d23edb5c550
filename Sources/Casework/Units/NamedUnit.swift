import Storage

/// A unit as it was called on a day.
package struct NamedUnit: Hashable, Sendable {
    package let unit: Unit
    package let level: Unit.Level
    package let kind: Unit.Kind
    package let name: String
    /// From its first to its last day.
    package let life: Period

    package var id: Unit.ID { unit.id }
    package var code: String { unit.code }
    /// Puts names in the order of the Latvian alphabet.
    package var sortKey: [UInt8] { UnitName(name).sortKey }
}

extension NamedUnit {
    init(_ record: UnitRecord, on day: Day) {
        let version = record.history.version(on: day)
        unit = record.unit
        level = record.level
        kind = version.kind
        name = version.name
        life = record.history.life
    }
}

extension Sequence<NamedUnit> {
    /// In the order of the Latvian alphabet.
    package func inOrderOfNames() -> [NamedUnit] {
        map { ($0.sortKey, $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
    }
}

/// A unit with all that it was called.
struct UnitRecord: Hashable, Sendable {
    let unit: Unit
    let level: Unit.Level
    var history: UnitHistory

    var id: Unit.ID { unit.id }
}
