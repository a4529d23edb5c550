import Foundation

/// Texts of a payment in the letters that every bank of SEPA takes.
///
/// **Which letters.** The message is UTF-8 and its schema allows all of Unicode, but the schemes oblige banks to carry
/// only `a–z A–Z 0–9 / - ? : ( ) . , ' +` and the blank (EPC132-08, customer-to-PSP implementation guidelines, chapter
/// on character sets). Latvian banks say the same and add that *within Latvia* some of them also carry Latvian letters;
/// their lists differ, and one of them leaves out ņ and ž (Luminor, "Specification for ISO 20022, pain.001.001.03",
/// 1.2 of 30 October 2019, "Character set" and "Local characters").
///
/// **What is done.** Letters lose their marks (ā → a, č → c, ķ → k), as in the EPC's conversion table (EPC217-08),
/// whose rule is also that a sign without a counterpart becomes a full stop. So one file is right for every bank and for
/// accounts abroad; money is led by the account number, and a bank that compares the payee's name knows the bare letters.
/// A letter of another alphabet is refused instead: a name made of full stops helps nobody.
enum SEPAText {
    enum Fault: Error, Hashable {
        case empty
        case tooLong(limit: Int)
        case letter(Character)
    }

    /// A name or a description, at most so long after the conversion.
    static func words(_ text: String, limit: Int) throws(Fault) -> String {
        let words = try latin(text).split(separator: " ").joined(separator: " ")
        guard words.contains(where: { $0.isLetter || $0.isNumber }) else { throw .empty }
        guard words.utf8.count <= limit else { throw .tooLong(limit: limit) }
        return words
    }

    /// A reference must come back as it was sent, so nothing in it is converted; nor may it begin or end with a slash
    /// or have two in a row (EPC132-08).
    static func reference(_ text: String, limit: Int = 35) throws(Fault) -> String {
        guard !text.isEmpty else { throw .empty }
        if let other = text.first(where: { !isPermitted($0) }) { throw .letter(other) }
        guard text.first != "/", text.last != "/", !text.contains("//") else { throw .letter("/") }
        guard text.first != " ", text.last != " " else { throw .letter(" ") }
        guard text.utf8.count <= limit else { throw .tooLong(limit: limit) }
        return text
    }

    private static func latin(_ text: String) throws(Fault) -> String {
        var result = ""
        for letter in text {
            if isPermitted(letter) {
                result.append(letter)
            } else if letter.isWhitespace {
                result.append(" ")
            } else if let spelling = spellings[letter] {
                result += spelling
            } else {
                result += try bare(letter)
            }
        }
        return result
    }

    /// The letter without its marks.
    private static func bare(_ letter: Character) throws(Fault) -> String {
        let parts = String(letter).decomposedStringWithCompatibilityMapping.unicodeScalars
            .filter { $0.properties.generalCategory != .nonspacingMark }
            // The slash of ½.
            .map { $0 == "\u{2044}" ? "/" : Character($0) }
        if parts.allSatisfy(isPermitted) { return String(parts) }
        guard !letter.isLetter else { throw .letter(letter) }
        return "."
    }

    private static func isPermitted(_ letter: Character) -> Bool {
        guard let byte = letter.asciiValue else { return false }
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            return true
        case _: return "/-?:().,'+ ".contains(letter)
        }
    }

    /// What does not come apart into a letter and its marks, and signs that have a plain relative.
    private static let spellings: [Character: String] = [
        "ß": "ss", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "æ": "ae", "Æ": "AE", "œ": "oe",
        "Œ": "OE", "ı": "i", "&": "+", "€": "EUR", "–": "-", "—": "-", "_": "-", "„": "'", "“": "'", "”": "'",
        "\"": "'", "«": "'", "»": "'", "’": "'", "‘": "'", ";": ",", "!": ".", "@": "(at)",
    ]
}
