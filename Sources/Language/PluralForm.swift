/// The forms of a word beside a number, as CLDR names them.
package enum PluralForm: String, CaseIterable, Sendable {
    case zero
    case one
    case other
}

extension Tongue {
    /// The forms in the order of `msgstr[n]`. Classic gettext has another order for Latvian; the header of each
    /// catalogue states ours, and the reader refuses any other.
    package var pluralForms: [PluralForm] {
        switch self {
        case .lv: [.zero, .one, .other]
        case .en: [.one, .other]
        }
    }

    var pluralHeader: String {
        switch self {
        case .lv: "nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 && n%100!=11 ? 1 : 2);"
        case .en: "nplurals=2; plural=(n != 1);"
        }
    }

    /// The form for a number with `places` decimals, given in units of the last one: 0,5 is 5 units of 1 place.
    /// CLDR: in Latvian 10 and 11 take *zero*, 21 and 1,1 take *one*, 2 and 10,5 take *other*.
    package func pluralForm(_ units: Int, places: Int = 0) -> PluralForm {
        let size = units.magnitude
        switch self {
        case .en:
            return size == 1 && places == 0 ? .one : .other
        case .lv:
            let scale = UInt(powerOfTen(places))
            let (whole, fraction) = size.quotientAndRemainder(dividingBy: scale)
            let teens: ClosedRange<UInt> = 11...19
            if fraction == 0, whole % 10 == 0 || teens.contains(whole % 100) { return .zero }
            if places == 2, teens.contains(fraction) { return .zero }
            if fraction == 0, whole % 10 == 1 { return .one }
            return fraction % 10 == 1 && !(places == 2 && fraction == 11) ? .one : .other
        }
    }
}

/// Ten to the power of a small exponent; larger ones than an `Int` can hold are cut off.
func powerOfTen(_ exponent: Int) -> Int {
    (0..<min(max(exponent, 0), 18)).reduce(1) { power, _ in power * 10 }
}
