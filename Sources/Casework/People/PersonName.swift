import Foundation
import Language

/// Given name and surname in composed Unicode (NFC), so that equal names are equal bytes on both engines.
package struct PersonName: Hashable, Sendable {
    package let given: String
    package let surname: String

    /// As said: `Anna Bērziņa`.
    package var full: String { "\(given) \(surname)" }
    /// As listed: `Bērziņa Anna`.
    package var listed: String { "\(surname) \(given)" }

    /// Any letter of any script, apostrophe, hyphen and space; 1 to 200 characters each.
    /// - Throws: `Rejection.invalid` with the problems of the fields `given_name` and `surname`.
    package init(given: String, surname: String) throws(Rejection) {
        self.given = PersonName.tidied(given)
        self.surname = PersonName.tidied(surname)
        var problems: [Problem] = []
        for (field, name) in [("given_name", self.given), ("surname", self.surname)] {
            if let flaw = PersonName.flaw(of: name) {
                problems.append(Problem(field, Message("person.\(field).\(flaw)")))
            }
        }
        if !problems.isEmpty { throw .invalid(problems) }
    }

    /// A name that was checked when it was stored.
    init(storedGiven: String, surname: String) {
        given = storedGiven
        self.surname = surname
    }

    /// Typed spaces at the ends and doubled ones are slips, not parts of a name.
    private static func tidied(_ name: String) -> String {
        let words = name.precomposedStringWithCanonicalMapping.split { $0 == " " || $0 == "\u{00A0}" || $0 == "\t" }
        return words.joined(separator: " ")
    }

    private static func flaw(of name: String) -> String? {
        if name.isEmpty { return "missing" }
        // Characters and bytes: one character can be megabytes long.
        if name.count > 200 || name.utf8.count > 800 { return "long" }
        let hasLetter = name.unicodeScalars.contains { $0.properties.isAlphabetic }
        return hasLetter && name.unicodeScalars.allSatisfy(isAllowed) ? nil : "letters"
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .dashPunctuation:
            true
        default: scalar == " " || scalar == "'" || scalar == "\u{2019}"
        }
    }
}
