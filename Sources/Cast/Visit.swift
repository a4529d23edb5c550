import HTTPTypes

/// What a browser got.
package struct Visit: Sendable, CustomStringConvertible {
    package let path: String
    package let status: HTTPResponse.Status
    package let headers: HTTPFields
    package let bytes: [UInt8]

    package var description: String { "\(path): \(status)" }

    package var body: String { String(decoding: bytes, as: UTF8.self) }
    /// Where a redirect leads.
    package var location: String? { headers[.location] }

    /// The page as it is read: without tags, white space folded, entities as their signs.
    package var text: String {
        var text = ""
        var isInTag = false
        for letter in body {
            switch letter {
            case "<":
                isInTag = true
                text += " "
            case ">": isInTag = false
            default: if !isInTag { text.append(letter) }
            }
        }
        return Visit.plain(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    package func shows(_ words: String) -> Bool { text.contains(words) }

    /// The value of the first input with a name.
    package func field(_ name: String) -> String? {
        guard let input = tags("input").first(where: { Visit.attribute("name", of: $0) == name }) else { return nil }
        return Visit.attribute("value", of: input)
    }

    /// Where the links lead.
    package var links: [String] { tags("a").compactMap { Visit.attribute("href", of: $0) } }

    /// The opening tags of an element, with their attributes.
    package func tags(_ name: String) -> [String] {
        body.split(separator: "<").compactMap { piece in
            guard piece.hasPrefix(name + " ") || piece.hasPrefix(name + ">") || piece.hasPrefix(name + "\n") else {
                return nil
            }
            return String(piece.prefix { $0 != ">" })
        }
    }

    package static func attribute(_ name: String, of tag: String) -> String? {
        guard let start = tag.firstRange(of: " \(name)=\"")?.upperBound else { return nil }
        return plain(String(tag[start...].prefix { $0 != "\"" }))
    }

    private static func plain(_ text: String) -> String {
        text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
