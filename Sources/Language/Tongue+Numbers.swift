extension Tongue {
    private var groupMark: String { self == .lv ? "\u{A0}" : "," }
    private var decimalMark: String { self == .lv ? "," : "." }

    /// `39 812 376` with no-break spaces, in English `39,812,376`. Latvian CLDR would not group four digits;
    /// one style holds here, so that columns align.
    package func number(_ number: Int) -> String {
        number.magnitude < 1000 ? String(number) : decimal(number, places: 0)
    }

    /// A number in units of its last place: `decimal(12345, places: 1)` is `1 234,5`.
    package func decimal(_ units: Int, places: Int) -> String {
        let digits = Array(String(units.magnitude).utf8)
        let padded = Array(repeating: UInt8(ascii: "0"), count: max(0, places + 1 - digits.count)) + digits
        let wholeDigits = padded.count - places
        var bytes: [UInt8] = units < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in padded.enumerated() {
            if index == wholeDigits {
                bytes += decimalMark.utf8
            } else if index > 0, index < wholeDigits, (wholeDigits - index).isMultiple(of: 3) {
                bytes += groupMark.utf8
            }
            bytes.append(digit)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A measured value, rounded to so many places; a dash where there is no number.
    package func decimal(_ value: Double, places: Int) -> String {
        let units = (value * Double(powerOfTen(places))).rounded()
        guard let units = Int(exactly: units) else { return "–" }
        return decimal(units, places: places)
    }

    /// `1 234,50 €`, in English `€1,234.50`.
    package func money(cents: Int64) -> String {
        let amount = decimal(Int(cents), places: 2)
        switch self {
        case .lv: return amount + "\u{A0}€"
        case .en: return cents < 0 ? "-€" + amount.dropFirst() : "€" + amount
        }
    }

    /// A share as `12,3%`, the half rounded away from zero; a dash of nothing.
    package func percent(_ part: Int, of whole: Int, places: Int = 1) -> String {
        guard whole > 0 else { return "–" }
        let (units, rest) = (part.magnitude * UInt(powerOfTen(places + 2))).quotientAndRemainder(
            dividingBy: UInt(whole))
        let rounded = Int(units) + (rest * 2 >= whole ? 1 : 0)
        return decimal(part < 0 ? -rounded : rounded, places: places) + "%"
    }
}
