/// A gettext catalogue of one noun in one language: the part of the format that translators' tools write.
package struct PortableObject: Sendable {
    /// A key with its text, or with one text for each plural form.
    package struct Entry: Sendable {
        package let key: String
        package let isPlural: Bool
        package let forms: [String]
        package let line: Int
    }

    /// What a catalogue says wrongly, and where.
    package struct Fault: Error, Equatable, CustomStringConvertible {
        package let file: String
        package let line: Int
        package let reason: String

        package var description: String { "\(file):\(line): \(reason)" }
    }

    package let tongue: Tongue
    package let entries: [Entry]

    /// - Parameter file: its name, such as `plan.lv.po`; tells the language.
    package init(_ text: String, named file: String) throws(Fault) {
        let parts = file.split(separator: ".")
        guard parts.count == 3, parts[2] == "po", let tongue = Tongue(rawValue: String(parts[1])) else {
            throw Fault(file: file, line: 1, reason: "the name is not NOUN.lv.po or NOUN.en.po")
        }
        var reader = PortableObjectReader(file: file)
        // Bytes, because "\r\n" is one Character.
        let newline = UInt8(ascii: "\n")
        for (index, line) in text.utf8.split(separator: newline, omittingEmptySubsequences: false).enumerated() {
            try reader.read(Substring(line), at: index + 1)
        }
        try reader.finishEntry()
        self.tongue = tongue
        entries = try reader.entries(in: tongue)
    }
}
