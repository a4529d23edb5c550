/// The code of a bank as ISO 9362 describes it.
package struct BIC: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    /// `nil` unless it has the bank's four letters or digits, the country, two for the place and perhaps three for the
    /// branch.
    package init?(_ text: String) {
        let compact = text.uppercased()
        guard compact.wholeMatch(of: /[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?/) != nil else { return nil }
        description = compact
    }
}
