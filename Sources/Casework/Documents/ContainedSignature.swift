import Crypto
import Foundation

/// What a signature in a container says: the hashes of the signed files, when it was made, and the period of its
/// certificate. Whether the signer can be trusted is not asked.
struct ContainedSignature {
    /// Files by name with the hash that the signature holds.
    private(set) var files: [(name: String, algorithm: String, hash: [UInt8])] = []
    /// Seconds of UTC, as in the certificate.
    private(set) var signedAt: Int?
    private(set) var certificate: ContainedCertificate?

    /// - Throws: `noSignature` or `twoSignatures` where the text does not hold exactly one, `unreadable`.
    init(_ text: String) throws(SignedContainer.Fault) {
        guard let tags = MarkupTags(text)?.tags else { throw .unreadable }
        let count = tags.count { $0.name == "Signature" && !$0.isEnd }
        guard count > 0 else { throw .noSignature }
        guard count == 1 else { throw .twoSignatures }
        var (name, algorithm): (String?, String) = (nil, "")
        for tag in tags where !tag.isEnd {
            let text = tag.text.filter { !$0.isWhitespace }
            switch tag.name {
            case "Reference":
                let address = tag.attributes["URI"] ?? ""
                // `#…` is a part of the signature itself.
                name = address.isEmpty || address.hasPrefix("#") ? nil : address.removingPercentEncoding
            case "DigestMethod": algorithm = tag.attributes["Algorithm"] ?? ""
            case "DigestValue":
                guard let file = name else { continue }
                guard let hash = Data(base64Encoded: text) else { throw .unreadable }
                files.append((file, algorithm, Array(hash)))
                name = nil
            case "SigningTime" where signedAt == nil: signedAt = ContainedSignature.time(text)
            case "X509Certificate" where certificate == nil:
                guard let bytes = Data(base64Encoded: text), let read = ContainedCertificate(Array(bytes)) else {
                    throw .unreadable
                }
                certificate = read
            default: continue
            }
        }
    }

    /// That the signature covers the files of a container and was made while its certificate was valid.
    func check(_ contents: [String: [UInt8]]) throws(SignedContainer.Fault) {
        guard let signedAt, let certificate else { throw .incompleteSignature }
        for name in contents.keys where !files.contains(where: { $0.name == name }) { throw .notSigned }
        for file in files {
            guard let content = contents[file.name] else { throw .fileMissing }
            guard let hash = ContainedSignature.hash(of: content, file.algorithm) else { throw .unknownHash }
            guard hash == file.hash else { throw .wrongHash }
        }
        guard certificate.from <= signedAt, signedAt <= certificate.through else { throw .expiredCertificate }
    }

    private static func hash(of content: [UInt8], _ algorithm: String) -> [UInt8]? {
        switch algorithm.split(separator: "#").last {
        case "sha256": Array(SHA256.hash(data: content))
        case "sha384": Array(SHA384.hash(data: content))
        case "sha512": Array(SHA512.hash(data: content))
        default: nil
        }
    }

    /// `2026-01-15T10:20:30Z`, also with a fraction or the hours from UTC.
    private static func time(_ text: String) -> Int? {
        guard
            let found = text.wholeMatch(
                of: #/(\d{4}-\d\d-\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(?:Z|([+-])(\d\d):(\d\d))/#),
            let day = Day(String(found.1)), let hour = Int(found.2), let minute = Int(found.3),
            let second = Int(found.4)
        else { return nil }
        var offset = 0
        if let sign = found.5, let hours = found.6.flatMap({ Int($0) }), let minutes = found.7.flatMap({ Int($0) }) {
            offset = (hours * 60 + minutes) * (sign == "-" ? -60 : 60)
        }
        return ContainedCertificate.seconds(day, hour, minute, second) - offset
    }
}
