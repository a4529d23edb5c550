import Language
import Storage

/// The name of a code in both languages of the interface.
package struct Label: Hashable, Sendable {
    package let lv: String
    package let en: String

    package init(lv: String, en: String) {
        self.lv = lv
        self.en = en
    }

    package subscript(_ tongue: Tongue) -> String {
        switch tongue {
        case .lv: lv
        case .en: en
        }
    }
}

extension Label {
    init(_ row: Row) throws {
        lv = try row["name_lv"]
        en = try row["name_en"]
    }
}

extension Period {
    /// From the columns `valid_from` and `valid_to`.
    init(_ row: Row) throws {
        let from: Day = try row["valid_from"]
        self.init(from, through: try row["valid_to"])
    }

    /// The condition that a row with `valid_from` and `valid_to` holds on a day.
    static func holds(on day: Day) -> SQL {
        "valid_from <= \(day) AND (valid_to IS NULL OR valid_to >= \(day))"
    }
}
