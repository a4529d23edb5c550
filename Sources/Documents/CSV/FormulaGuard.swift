/// Keeps spreadsheet programs from running a text as a formula. They look past blanks and signs that nobody sees, so
/// the guard does too; Primero needed three fixes to learn that (34984ea48d, f02bc89d4a).
package enum FormulaGuard {
    private static let mark: Unicode.Scalar = "'"

    /// The text with an apostrophe before it where it could start a formula. A text that looks guarded already gets
    /// one more, so that reading gives back exactly what was written.
    package static func guarded(_ text: String) -> String {
        isDangerous(text.unicodeScalars.drop { $0 == mark }) ? "'" + text : text
    }

    /// Takes one guard away.
    package static func unguarded(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.first == mark, isDangerous(scalars.drop(while: { $0 == mark })) else { return text }
        return String(scalars.dropFirst())
    }

    private static func isDangerous(_ text: Substring.UnicodeScalarView) -> Bool {
        // A tab or a line end at the start is enough: pasted, it moves the rest into a cell of its own.
        if let first = text.first, first == "\t" || first == "\r" || first == "\n" { return true }
        switch text.first(where: { !isInvisible($0) }) {
        case "=", "+", "-", "@", "|", "%", "＝", "＋", "－", "＠": return true
        default: return false
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { return true }
        switch properties.generalCategory {
        case .control, .format: return true
        default: return false
        }
    }
}
