/// The tags of an XML text one after the other, with their attributes and the text that follows: as much as the lists and
/// signatures of a container need. Prefixes of namespaces are dropped; nothing outside the text is ever read.
struct MarkupTags {
    struct Tag {
        /// `Reference` for `<ds:Reference …>` and for `</ds:Reference>`.
        let name: String
        let isEnd: Bool
        let attributes: [String: String]
        /// Until the next tag.
        let text: String
    }

    let tags: [Tag]

    /// - Returns: `nil` for what is no such text.
    init?(_ text: String) {
        var rest = Substring(text)
        var tags: [Tag] = []
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            if rest.hasPrefix("!--") {
                guard let end = rest.firstRange(of: "-->") else { return nil }
                rest = rest[end.upperBound...]
                continue
            }
            if rest.hasPrefix("?") {
                guard let end = rest.firstRange(of: "?>") else { return nil }
                rest = rest[end.upperBound...]
                continue
            }
            guard let end = MarkupTags.end(of: rest) else { return nil }
            let inner = rest[..<end]
            rest = rest[rest.index(after: end)...]
            guard let tag = MarkupTags.tag(inner, text: rest.prefix { $0 != "<" }) else { return nil }
            tags.append(tag)
        }
        self.tags = tags
    }

    /// The `>` that is not inside a value.
    private static func end(of rest: Substring) -> Substring.Index? {
        var quote: Character?
        for index in rest.indices {
            let letter = rest[index]
            if let open = quote {
                if letter == open { quote = nil }
            } else if letter == "\"" || letter == "'" {
                quote = letter
            } else if letter == ">" {
                return index
            } else if letter == "<" {
                return nil
            }
        }
        return nil
    }

    private static func tag(_ inner: Substring, text: Substring) -> Tag? {
        var inner = inner
        let isEnd = inner.hasPrefix("/")
        if isEnd { inner = inner.dropFirst() }
        if inner.hasSuffix("/") { inner = inner.dropLast() }
        let whole = inner.prefix { !$0.isWhitespace }
        guard let name = whole.split(separator: ":").last, !whole.hasPrefix("!") else { return nil }
        guard let attributes = attributes(inner.dropFirst(whole.count)) else { return nil }
        return Tag(name: String(name), isEnd: isEnd, attributes: attributes, text: plain(text))
    }

    private static func attributes(_ text: Substring) -> [String: String]? {
        var found: [String: String] = [:]
        var rest = text.drop(while: \.isWhitespace)
        while !rest.isEmpty {
            guard let equals = rest.firstIndex(of: "=") else { return nil }
            let name = rest[..<equals].filter { !$0.isWhitespace }.split(separator: ":").last.map(String.init) ?? ""
            rest = rest[rest.index(after: equals)...].drop(while: \.isWhitespace)
            guard let quote = rest.first, quote == "\"" || quote == "'",
                let end = rest.dropFirst().firstIndex(of: quote)
            else { return nil }
            found[name] = plain(rest[rest.index(after: rest.startIndex)..<end])
            rest = rest[rest.index(after: end)...].drop(while: \.isWhitespace)
        }
        return found
    }

    private static func plain(_ text: Substring) -> String {
        var text = String(text)
        for (entity, letter) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
            text = text.replacing(entity, with: letter)
        }
        return text
    }
}
