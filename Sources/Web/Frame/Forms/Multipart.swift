import Casework
import Foundation

/// A file that came with a form.
package struct SentFile: Sendable, Equatable {
    /// As the visitor's machine calls it; never used as a name here.
    package let name: String
    package let bytes: [UInt8]
}

/// A form with at most one file (RFC 7578), read as strictly as any form: what browsers do not send is refused, nothing is
/// repaired.
struct Multipart: Equatable {
    private(set) var fields: [URLEncoded.Field] = []
    private(set) var file: SentFile?

    static let sizeLimit = Document.sizeLimit + (1 << 16)
    static let fieldLimit = 100
    private static let headerLimit = 2048
    private static let lineBreak = Data("\r\n".utf8)

    var form: (SentForm, SentFile?) { (SentForm(fields.map { ($0.name, $0.value) }), file) }

    /// - Parameter type: the header `Content-Type`, which names the boundary.
    /// - Throws: `Refusal.malformed`, or `.tooLarge` for a file beyond the limit.
    init(_ bytes: [UInt8], type: String) throws(Refusal) {
        let body = Data(bytes)
        let dash = Data("--\(try Multipart.boundary(in: type))".utf8)
        let delimiter = Multipart.lineBreak + dash
        guard body.starts(with: dash) else { throw .malformed }
        var position = dash.count
        while true {
            guard position + 2 <= body.count else { throw .malformed }
            let sign = body[position..<position + 2]
            if sign.elementsEqual("--".utf8) {
                let rest = body[(position + 2)...]
                guard rest.isEmpty || rest.elementsEqual(Multipart.lineBreak) else { throw .malformed }
                return
            }
            guard sign.elementsEqual(Multipart.lineBreak) else { throw .malformed }
            let start = position + 2
            let farthest = min(body.count, start + Multipart.headerLimit)
            guard let gap = body.range(of: Multipart.lineBreak + Multipart.lineBreak, in: start..<farthest),
                let end = body.range(of: delimiter, in: gap.upperBound..<body.count)
            else { throw .malformed }
            try add(try PartHead(body[start..<gap.lowerBound]), Array(body[gap.upperBound..<end.lowerBound]))
            position = end.upperBound
        }
    }

    private mutating func add(_ head: PartHead, _ content: [UInt8]) throws(Refusal) {
        guard let fileName = head.fileName else {
            guard !head.hasType, fields.count < Multipart.fieldLimit, !content.contains(0),
                let value = String(validating: content, as: UTF8.self)
            else { throw .malformed }
            fields.append(.init(name: head.name, value: value.precomposedStringWithCanonicalMapping))
            return
        }
        // A field of which no file was chosen comes with an empty name.
        if fileName.isEmpty, content.isEmpty { return }
        guard file == nil else { throw .malformed }
        guard content.count <= Document.sizeLimit else { throw .tooLarge }
        file = SentFile(name: fileName, bytes: content)
    }

    private static func boundary(in type: String) throws(Refusal) -> String {
        let parts = type.split(separator: ";", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .malformed }
        let parameter = parts[1].trimmed
        guard parameter.lowercased().hasPrefix("boundary=") else { throw .malformed }
        var word = parameter.dropFirst("boundary=".count)
        if word.count > 1, word.hasPrefix("\""), word.hasSuffix("\"") { word = word.dropFirst().dropLast() }
        let signs = Set("'()+_,-./:=?".utf8)
        guard (1...70).contains(word.utf8.count),
            word.utf8.allSatisfy({
                signs.contains($0) || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0)
                    || (0x61...0x7A).contains($0)
            })
        else { throw .malformed }
        return String(word)
    }
}

/// What stands above the content of a part.
private struct PartHead {
    var name = ""
    /// `nil` for a field that is no file.
    var fileName: String?
    var hasType = false

    init(_ bytes: Data) throws(Refusal) {
        guard let text = String(validating: bytes, as: UTF8.self), !text.utf8.contains(0) else { throw .malformed }
        var isPlaced = false
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: false) {
            guard let colon = line.firstIndex(of: ":"), !line.contains(where: { $0 == "\r" || $0 == "\n" }) else {
                throw .malformed
            }
            let value = line[line.index(after: colon)...].trimmed
            switch line[..<colon].lowercased() {
            case "content-disposition" where !isPlaced:
                isPlaced = true
                try place(value)
            case "content-type" where !hasType && !value.lowercased().hasPrefix("multipart/"): hasType = true
            default: throw .malformed
            }
        }
        guard isPlaced, !name.isEmpty else { throw .malformed }
    }

    /// `form-data; name="…"; filename="…"`. Browsers write a quotation mark inside as `%22`.
    private mutating func place(_ value: String) throws(Refusal) {
        guard
            let found = value.wholeMatch(of: #/form-data; ?name="([^"]*)"(?:; ?filename="([^"]*)")?/#)
        else { throw .malformed }
        name = String(found.1).precomposedStringWithCanonicalMapping
        fileName = found.2.map(String.init)
    }
}
