import Storage

/// A unit of the administration or an institution. It lives in time: its name, kind, founder and place are rows with
/// validity, it is never moved or deleted.
package struct Unit: Hashable, Sendable {
    package typealias ID = Identifier<Unit>

    package let id: ID
    /// Public and stable: `LV`, a planning region's `LV-R…`, the ISO 3166-2 code of a municipality, an institution's registration number.
    package let code: String

    package init(id: ID, code: String) {
        self.id = id
        self.code = code
    }
}
