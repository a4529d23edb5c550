import Storage

/// Units of the administration and institutions: found, read and changed. The map is open to everybody who signed in;
/// changing it takes the right `manageUnits`.
package struct UnitStore: Sendable {
    let registry: Registry

    /// A unit by its code, as it was called on a day.
    package func unit(_ code: String, on day: Day, as viewer: Viewer) async throws(Rejection) -> NamedUnit {
        try await registry.read(as: viewer) { tx in NamedUnit(try tx.unit(coded: code), on: day) }
    }

    /// The units above and the unit itself, from the state down, on the map and in the names of a day.
    package func path(to code: String, on day: Day, as viewer: Viewer) async throws(Rejection) -> [NamedUnit] {
        try await registry.read(as: viewer) { tx in try tx.path(to: try tx.unit(coded: code).id, on: day) }
    }

    /// The units directly below on a day, those that are no more only when asked for.
    package func children(
        of code: String, on day: Day, includingClosed: Bool = false, as viewer: Viewer
    ) async throws(Rejection) -> [NamedUnit] {
        try await registry.read(as: viewer) { tx in
            try tx.below(try tx.unit(coded: code).id, on: day, includingClosed: includingClosed) { $0 == 1 }
        }
    }

    /// The institutions anywhere below a unit on a day, those that are no more only when asked for.
    package func institutions(
        in code: String, on day: Day, includingClosed: Bool = false, as viewer: Viewer
    ) async throws(Rejection) -> [NamedUnit] {
        try await registry.read(as: viewer) { tx in
            try tx.below(try tx.unit(coded: code).id, on: day, includingClosed: includingClosed) { _ in true }
                .filter { $0.level == .institution }
        }
    }

    /// The units of a level that exist on a day, such as the 119 municipalities of 2020.
    package func all(_ level: Unit.Level, on day: Day, as viewer: Viewer) async throws(Rejection) -> [NamedUnit] {
        try await registry.read(as: viewer) { tx in
            try tx.records(where: "u.level = \(level.rawValue)").map { NamedUnit($0, on: day) }
                .filter { $0.life.contains(day) }.inOrderOfNames()
        }
    }
}

extension Registry {
    package var units: UnitStore { UnitStore(registry: self) }
}
