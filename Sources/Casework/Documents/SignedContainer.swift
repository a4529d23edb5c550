import Foundation

/// ASiC-E, the container of signed files (ETSI EN 319 162-1). Its structure is checked; whether a signature can be trusted
/// is not said.
enum SignedContainer {
    /// What is wrong with a container (IO-12); each has its own words.
    enum Fault: String, Error, CaseIterable {
        case notAZip = "not_a_zip"
        case mimetypeNotFirst = "mimetype_not_first"
        case mimetypePacked = "mimetype_packed"
        case mimetypeOther = "mimetype_other"
        case tooManyEntries = "too_many_entries"
        case tooLarge = "too_large"
        case badName = "bad_name"
        case nameTwice = "name_twice"
        case noManifest = "no_manifest"
        case noSignature = "no_signature"
        case noFile = "no_file"
        case notInManifest = "not_in_manifest"
        case fileMissing = "file_missing"
        case documentType = "document_type"
        case unreadable = "unreadable"
    }

    static func check(_ bytes: [UInt8]) throws(Fault) {
        let entries = try ZipListing(bytes).entries
        guard let first = entries.first(where: { $0.offset == 0 }), first.name == "mimetype" else {
            throw .mimetypeNotFirst
        }
        guard !first.isPacked, !first.hasExtraField else { throw .mimetypePacked }
        guard bytes[first.content].elementsEqual(MediaType.signedContainer.rawValue.utf8) else { throw .mimetypeOther }
        let signatures = entries.filter {
            $0.name.hasPrefix("META-INF/") && $0.name.lowercased().contains("signature") && $0.name.hasSuffix(".xml")
        }
        guard let manifest = entries.first(where: { $0.name == "META-INF/manifest.xml" }) else { throw .noManifest }
        guard !signatures.isEmpty else { throw .noSignature }
        for entry in signatures { _ = try text(of: entry, in: bytes) }
        let listed = Set(paths(in: try text(of: manifest, in: bytes)).filter { $0 != "/" })
        let files = Set(
            entries.map(\.name).filter { $0 != "mimetype" && !$0.hasPrefix("META-INF/") && !$0.hasSuffix("/") })
        guard !files.isEmpty else { throw .noFile }
        guard files.isSubset(of: listed) else { throw .notInManifest }
        guard listed.isSubset(of: files) else { throw .fileMissing }
    }

    private static let longestText = 2 << 20

    /// A document type could pull in other files or grow without end, so none is read.
    private static func text(of entry: ZipListing.Entry, in bytes: [UInt8]) throws(Fault) -> String {
        guard entry.size <= longestText else { throw .tooLarge }
        let raw = Array(bytes[entry.content])
        guard let content = entry.isPacked ? Inflation.unpack(raw, most: entry.size) : raw,
            let text = String(validating: content, as: UTF8.self), !text.utf8.contains(0)
        else { throw .unreadable }
        let capitals = text.uppercased()
        guard !capitals.contains("<!DOCTYPE"), !capitals.contains("<!ENTITY") else { throw .documentType }
        return text
    }

    /// The values of `full-path` in a manifest.
    private static func paths(in manifest: String) -> [String] {
        manifest.matches(of: #/full-path\s*=\s*(?:"([^"]*)"|'([^']*)')/#).map { match in
            String(match.1 ?? match.2 ?? "").replacing("&lt;", with: "<").replacing("&gt;", with: ">")
                .replacing("&quot;", with: "\"").replacing("&apos;", with: "'").replacing("&amp;", with: "&")
        }
    }
}
