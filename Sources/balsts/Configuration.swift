import Casework
import Cast
import Foundation
import Storage

/// Opens the registry that a command works on.
/// - Parameter writing: `false` works beside a running server.
func openRegistry(_ url: String, writing: Bool) async throws -> Registry {
    let database = try Engine.open(DatabaseURL(url), readOnly: !writing)
    let clock = Clock { Instant(milliseconds: Int64(Date().timeIntervalSince1970 * 1000)) }
    return Registry(database: database, clock: clock, keys: Keys(root: []))
}
