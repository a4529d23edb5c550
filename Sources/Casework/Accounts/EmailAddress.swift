import Foundation

/// An e-mail address as it is compared: trimmed, in small letters.
package struct EmailAddress: Hashable, Sendable {
    package let text: String

    /// `nil` for what cannot be an address; line breaks and other control characters are refused (SEC-10).
    package init?(_ written: String) {
        let text = EmailAddress.normalised(written)
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].utf8.count), text.utf8.count <= 254,
            text.unicodeScalars.allSatisfy(EmailAddress.isAllowed)
        else { return nil }
        let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.allSatisfy({ !$0.isEmpty && $0.first != "-" && $0.last != "-" }) else {
            return nil
        }
        self.text = text
    }

    init(stored text: String) { self.text = text }

    static func normalised(_ written: String) -> String {
        String(written.prefix(320)).precomposedStringWithCanonicalMapping
            .trimmingCharacters(in: .whitespaces).lowercased()
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned, .surrogate: false
        default: !"<>()[],;:\\\"".unicodeScalars.contains(scalar)
        }
    }
}
