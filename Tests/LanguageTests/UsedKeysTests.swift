import Foundation
import Testing

@testable import Language

@Suite("The keys in the sources")
struct UsedKeysTests {
    /// Keys in calls that take one: `text("a.b")`, `Message("a.b")`, `Problem("field", "a.b")`.
    private static var call: Regex<(Substring, Substring)> {
        #/
        \b(?:text|Message|Problem|invalid|conflict|notAllowed)\(\s*
        (?:(?:nil|"[^"\n]*"|[A-Za-z_.]+)\s*,\s*)?
        "([a-z_]+(?:\.(?:[A-Za-z_0-9]|\\\([^"\n]*?\))+)+)"
        /#
    }

    private static var literal: Regex<(Substring, Substring)> {
        /"([a-z_]+(?:\.(?:[A-Za-z_0-9]|\\\([^"\n]*?\))+)+)"/
    }

    private static let sources: [(path: String, text: String)] = {
        let root = URL(filePath: #filePath).appending(path: "../../../Sources").standardizedFileURL
        let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL }
        return (files ?? []).filter { $0.pathExtension == "swift" }.compactMap { file in
            guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
            return (String(file.path().dropFirst(root.path().count)), text)
        }
    }()

    /// An interpolated key stands for every key of its shape.
    private func matches(_ key: Substring, in keys: Set<String>) -> Set<String> {
        guard key.contains("\\(") else { return keys.contains(String(key)) ? [String(key)] : [] }
        let parts = key.split(separator: /\\\([^"]*?\)/, omittingEmptySubsequences: false)
        guard let first = parts.first, let last = parts.last else { return [] }
        return keys.filter { $0.hasPrefix(first) && $0.hasSuffix(last) && $0.count > first.count + last.count }
    }

    @Test("every key that the program asks for stands in a catalogue")
    func missing() {
        #expect(Self.sources.count > 10)
        let keys = Catalogue.shared.keys(in: .lv)
        let missing = Self.sources.flatMap { path, text in
            text.matches(of: Self.call).filter { matches($0.1, in: keys).isEmpty }.map { "\(path): \($0.1)" }
        }
        #expect(missing.isEmpty, "no catalogue has\n\(missing.joined(separator: "\n"))")
    }

    @Test("keys that nobody asks for are reported")
    func unused() {
        let keys = Catalogue.shared.keys(in: .lv)
        let used = Self.sources.reduce(into: Set<String>()) { used, source in
            for match in source.text.matches(of: Self.literal) { used.formUnion(matches(match.1, in: keys)) }
        }
        let unused = keys.subtracting(used).sorted()
        if !unused.isEmpty {
            Issue.record("\(unused.count) keys are not used: \(unused.joined(separator: " "))", severity: .warning)
        }
    }
}
