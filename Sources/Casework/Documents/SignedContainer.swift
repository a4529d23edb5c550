/// ASiC-E, the container of signed files (ETSI EN 319 162-1). Its structure is checked, the hashes of the files against
/// those that were signed, and the time against the certificate; whether a signature can be trusted is not said.
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
        case twoSignatures = "two_signatures"
        case incompleteSignature = "incomplete_signature"
        case notSigned = "not_signed"
        case unknownHash = "unknown_hash"
        case wrongHash = "wrong_hash"
        case expiredCertificate = "expired_certificate"
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
        var texts: [String] = []
        for entry in signatures { texts.append(try text(of: entry, in: bytes)) }
        let listed = try paths(in: try text(of: manifest, in: bytes))
        let files = entries.filter {
            $0.name != "mimetype" && !$0.name.hasPrefix("META-INF/") && !$0.name.hasSuffix("/")
        }
        let names = Set(files.map(\.name))
        guard !files.isEmpty else { throw .noFile }
        guard names.isSubset(of: listed) else { throw .notInManifest }
        guard listed.isSubset(of: names) else { throw .fileMissing }
        var contents: [String: [UInt8]] = [:]
        for file in files { contents[file.name] = try content(of: file, in: bytes) }
        for text in texts { try ContainedSignature(text).check(contents) }
    }

    private static let longestText = 1 << 20

    /// A document type could pull in other files or grow without end, so none is read.
    private static func text(of entry: ZipListing.Entry, in bytes: [UInt8]) throws(Fault) -> String {
        guard entry.size <= longestText else { throw .tooLarge }
        guard let text = String(validating: try content(of: entry, in: bytes), as: UTF8.self), !text.utf8.contains(0)
        else {
            throw .unreadable
        }
        let capitals = text.uppercased()
        guard !capitals.contains("<!DOCTYPE"), !capitals.contains("<!ENTITY") else { throw .documentType }
        return text
    }

    private static func content(of entry: ZipListing.Entry, in bytes: [UInt8]) throws(Fault) -> [UInt8] {
        let raw = Array(bytes[entry.content])
        guard let content = entry.isPacked ? Inflation.unpack(raw, most: entry.size) : raw, content.count == entry.size
        else { throw .unreadable }
        return content
    }

    /// What a manifest lists besides the container itself.
    private static func paths(in manifest: String) throws(Fault) -> Set<String> {
        guard let tags = MarkupTags(manifest)?.tags else { throw .unreadable }
        return Set(tags.compactMap { $0.attributes["full-path"] }.filter { $0 != "/" })
    }
}
