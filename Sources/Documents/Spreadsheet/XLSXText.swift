/// Texts as the format can hold them.
enum XLSXText {
    /// Excel's limit of a cell, in units of UTF-16.
    static let limit = 32_767

    /// Signs that XML cannot carry become �, so that one sees that something stood there; what is beyond the limit is
    /// cut off at a letter and ends with …
    static func clean(_ text: String) -> String {
        // Nearly every text; a sheet has hundreds of thousands. The third is the first byte of both signs that are none.
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "_") && $0 != 0xEF }
        guard !isPlain || text.utf8.count > limit else { return text }
        var scalars = String.UnicodeScalarView()
        var wasReturn = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\r": scalars.append("\n")
            case "\n": if !wasReturn { scalars.append("\n") }
            case "\t": scalars.append(scalar)
            case "\0"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": scalars.append("\u{FFFD}")
            default: scalars.append(scalar)
            }
            wasReturn = scalar == "\r"
        }
        return shortened(escaped(String(scalars)), to: limit)
    }

    /// At most 31 units of UTF-16, without the signs of references, different from all others whatever the case.
    static func sheetName(_ name: String, taken: inout Set<String>) -> String {
        let fitting = clean(name).map { letter -> Character in
            "[]:*?/\\\n\t".contains(letter) ? "-" : letter
        }
        var text = Substring(fitting)
        while let first = text.first, first == "'" || first == " " { text.removeFirst() }
        while let last = text.last, last == "'" || last == " " { text.removeLast() }
        // Excel keeps this name for itself.
        if text.isEmpty || text.lowercased() == "history" { text += "-" }
        var (candidate, number) = (shortened(String(text), to: 31), 1)
        while !taken.insert(candidate.lowercased()).inserted {
            number += 1
            let ending = " (\(number))"
            candidate = shortened(String(text), to: 31 - ending.utf16.count) + ending
        }
        return candidate
    }

    /// Programs read `_x0041_` as A. The library escapes the control characters that it writes so, but not a text
    /// that just looks like that.
    private static func escaped(_ text: String) -> String {
        text.replacing(/_(?=x[0-9A-Fa-f]{4}_)/, with: "_x005F_")
    }

    private static func shortened(_ text: String, to limit: Int) -> String {
        guard text.utf16.count > limit else { return text }
        var (result, length) = ("", 0)
        for letter in text {
            length += letter.utf16.count
            guard length < limit else { break }
            result.append(letter)
        }
        return result + "…"
    }
}
