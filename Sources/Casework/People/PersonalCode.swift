/// A person's code: the national one, old or new, or a temporary one of ours for a person who has none.
///
/// Nothing is read out of it: date of birth and sex are fields of their own, because new codes carry neither and a
/// holder of an old code may change it.
package struct PersonalCode: Hashable, Sendable {
    package enum Kind: Sendable {
        /// Issued before 1 July 2017, with a date of birth and a check digit.
        case dated
        /// Issued since: a 3, a digit from 2 to 9, nine random digits. No check digit is promised: of 17 published
        /// samples only 10 satisfied the old formula.
        case random
        /// Ours, until the person gets a national code.
        case temporary
    }

    /// How codes are stored and compared: eleven digits, or `TMP-` and eight letters.
    package let text: String
    package let kind: Kind

    /// For people: `161175-19997`, `TMP-4F7K-9Q2M`.
    package var printed: String {
        switch kind {
        case .dated, .random: "\(text.prefix(6))-\(text.suffix(5))"
        case .temporary: "\(text.dropLast(4))-\(text.suffix(4))"
        }
    }

    /// Enough to tell two people of one name apart, too little to misuse: `••••••-•••97`.
    package var masked: String {
        switch kind {
        case .dated, .random: "••••••-•••\(text.suffix(2))"
        case .temporary: "TMP-••••-••\(text.suffix(2))"
        }
    }

    /// Whether a masked code stands for a temporary one.
    package static func isTemporary(masked: String) -> Bool { masked.hasPrefix("TMP") }

    /// A new temporary code; chance alone keeps two apart, the unique index makes sure.
    package static func temporary() -> PersonalCode {
        let letters = (0..<8).map { _ in Crockford.letters[Int.random(in: 0..<32)] }
        return PersonalCode(text: "TMP-" + String(decoding: letters, as: UTF8.self).uppercased(), kind: .temporary)
    }

    init(text: String, kind: Kind) {
        self.text = text
        self.kind = kind
    }
}
