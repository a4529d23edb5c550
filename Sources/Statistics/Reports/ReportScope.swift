import Casework
import Storage

/// Which institutions' plans a viewer may count, and which of them only under disclosure control.
struct ReportScope: Sendable {
    private let exact: Reach
    private let all: Reach

    /// Units of every level in which the viewer holds a right, on the map of today.
    private struct Reach: Sendable {
        let units: Set<Unit.ID>
        let everything: Bool

        init(_ viewer: Viewer, _ right: Right, on today: Day, from connection: any Connection) throws {
            guard !viewer.isOperator else {
                (units, everything) = ([], true)
                return
            }
            let rows = try connection.query(
                "SELECT u.id, u.level FROM unit u WHERE \(viewer.scope(right, of: "u.id", on: today))")
            units = Set(try rows.map { try $0[0] })
            everything = try rows.contains { try $0[1] == Unit.Level.state.rawValue }
        }

        func holds(_ unit: Unit.ID) -> Bool { everything || units.contains(unit) }
    }

    /// - Throws: `.notFound` for a viewer who may see no report at all.
    init(_ viewer: Viewer, on today: Day, from connection: any Connection) throws {
        all = try Reach(viewer, .readReports, on: today, from: connection)
        exact = try Reach(viewer, .readExactFigures, on: today, from: connection)
        guard all.everything || !all.units.isEmpty else { throw Rejection.notFound }
    }

    /// The whole country.
    var everything: Bool { all.everything }

    func holds(_ unit: Unit.ID) -> Bool { all.holds(unit) }

    /// Whether figures of these institutions go through disclosure control.
    func guards(_ institutions: some Sequence<Unit.ID>) -> Bool {
        !exact.everything && !institutions.allSatisfy(exact.holds)
    }
}
