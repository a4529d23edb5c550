/// The number of a bank account as ISO 13616 describes it.
package struct IBAN: Hashable, Sendable, CustomStringConvertible {
    package enum Fault: Error, Hashable, Sendable {
        case malformed
        /// The country does not take part in SEPA.
        case country(String)
        case length(expected: Int)
        case checkDigits
    }

    /// Without blanks, in capital letters.
    package let description: String

    /// Blanks, hyphens and small letters are accepted, as people copy them from a page.
    package init(_ text: String) throws(Fault) {
        let letters = text.unicodeScalars.filter { $0 != "-" && $0 != "." && !$0.properties.isWhitespace }.map(
            Character.init)
        let compact = String(letters).uppercased()
        guard (5...34).contains(compact.utf8.count), compact.utf8.allSatisfy(IBAN.isDigitOrCapital) else {
            throw .malformed
        }
        let country = String(compact.prefix(2))
        guard country.utf8.allSatisfy(IBAN.isCapital), compact.dropFirst(2).prefix(2).utf8.allSatisfy(IBAN.isDigit)
        else { throw .malformed }
        guard let length = IBAN.lengths[country] else { throw .country(country) }
        guard compact.utf8.count == length else { throw .length(expected: length) }
        // LV: four letters of the bank, then 13 letters or digits.
        if country == "LV", !compact.dropFirst(4).prefix(4).utf8.allSatisfy(IBAN.isCapital) { throw .malformed }
        guard IBAN.remainder(of: compact) == 1 else { throw .checkDigits }
        description = compact
    }

    /// In fours, as people read it.
    package var grouped: String {
        description.enumerated().map { ($0 > 0 && $0 % 4 == 0 ? " " : "") + String($1) }.joined()
    }

    /// Country and check digits go to the end and letters count from 10; then the whole is 1 modulo 97.
    private static func remainder(of text: String) -> Int {
        (text.dropFirst(4) + text.prefix(4)).utf8.reduce(0) { rest, byte in
            isDigit(byte)
                ? (rest * 10 + Int(byte - UInt8(ascii: "0"))) % 97
                : (rest * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
    private static func isDigitOrCapital(_ byte: UInt8) -> Bool { isDigit(byte) || isCapital(byte) }

    /// The countries of SEPA and how long their account numbers are (EPC409-09; IBAN registry of ISO 13616).
    private static let lengths = [
        "AD": 24, "AL": 28, "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20,
        "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GI": 23, "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27,
        "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MD": 24, "ME": 22, "MK": 19, "MT": 31, "NL": 18, "NO": 15,
        "PL": 28, "PT": 25, "RO": 24, "RS": 22, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "VA": 22,
    ]
}
