import Crypto
import Foundation

@testable import Casework

/// A container as a program for signing writes it, with one thing wrong where a test wants it.
struct Container {
    var files: [(name: String, content: String)] = [
        ("mimetype", "application/vnd.etsi.asic-e+zip"), ("bilete.pdf", Container.bill),
    ]
    /// One for each file of signatures.
    var signatures = [Signature()]
    var manifestNames = ["bilete.pdf"]
    var hasManifest = true
    var packedManifest: [UInt8]?
    var extraField = false
    var prolog = ""
    /// What the directory says about the size of the document.
    var claimedSize: Int?

    static let bill = "%PDF-1.4"

    /// What a file of signatures says.
    struct Signature {
        var count = 1
        var files = ["bilete.pdf": Container.bill]
        var hash = "sha256"
        var time = "2026-01-15T12:30:00.250+02:00"
        var certificate = Container.valid

        var text: String {
            let references = files.sorted { $0.key < $1.key }.map { name, content in
                let digest = Data(SHA256.hash(data: Data(content.utf8))).base64EncodedString()
                return """
                    <ds:Reference URI="\(name)"><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#\(hash)"/>
                    <ds:DigestValue>\(digest)</ds:DigestValue></ds:Reference>
                    """
            }
            let one = """
                <ds:Signature><ds:SignedInfo>\(references.joined())<ds:Reference URI="#props"><ds:DigestMethod Algorithm="x"/>
                <ds:DigestValue>AAAA</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:KeyInfo><ds:X509Data>
                <ds:X509Certificate>\(certificate)</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
                <xades:SigningTime>\(time)</xades:SigningTime></ds:Signature>
                """
            let all = Array(repeating: one, count: count).joined()
            return "<?xml version=\"1.0\"?><!-- > --><asic:XAdESSignatures>\(all)</asic:XAdESSignatures>"
        }
    }

    var bytes: [UInt8] {
        var parts = (files + signatures.enumerated().map { ("META-INF/signatures\($0).xml", $1.text) }).map {
            (name: $0.0, content: Array($0.1.utf8), method: 0, size: $0.1.utf8.count)
        }
        if hasManifest {
            let entries = (["/"] + manifestNames).map { "<manifest:file-entry manifest:full-path=\"\($0)\"/>" }.joined()
            let text = "<?xml version=\"1.0\"?>\(prolog)<manifest:manifest>\(entries)</manifest:manifest>"
            parts.append(
                (
                    "META-INF/manifest.xml", packedManifest ?? Array(text.utf8), packedManifest == nil ? 0 : 8,
                    packedManifest == nil ? text.utf8.count : 341
                ))
        }
        var whole: [UInt8] = []
        var directory: [UInt8] = []
        for (index, part) in parts.enumerated() {
            let offset = whole.count
            let extra: [UInt8] = index == 0 && extraField ? [1, 0, 0, 0] : []
            let size = part.name == "bilete.pdf" ? claimedSize ?? part.size : part.size
            let method = claimedSize != nil && part.name == "bilete.pdf" ? 8 : part.method
            let sizes = long(0) + long(part.content.count) + long(size)
            whole += long(0x0403_4B50) + short(20) + short(0) + short(method) + long(0) + sizes
            whole += short(part.name.utf8.count) + short(extra.count) + Array(part.name.utf8) + extra + part.content
            directory += long(0x0201_4B50) + short(20) + short(20) + short(0) + short(method) + long(0) + sizes
            directory +=
                short(part.name.utf8.count) + short(0) + short(0) + short(0) + short(0) + long(0) + long(offset)
            directory += Array(part.name.utf8)
        }
        let start = whole.count
        whole += directory + long(0x0605_4B50) + short(0) + short(0) + short(parts.count) + short(parts.count)
        return whole + long(directory.count) + long(start) + short(0)
    }

    private func short(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8 & 255)] }
    private func long(_ number: Int) -> [UInt8] { short(number & 0xFFFF) + short(number >> 16) }
}

extension Container {
    /// Of 2025 to 2030.
    static let valid = """
        MIIBETCBt6ADAgECAgEHMAoGCCqGSM49BAMCMBIxEDAOBgNVBAMMB1BhcmF1Z3MwHhcNMjUwMTAxMDAwMDAwWhcNMzAwMTAxMDAwMDAwWjASMRAw\
        DgYDVQQDDAdQYXJhdWdzMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEhuFkOAavKHAox5cj7JQoZ9PRphufvLZon/fs9i+8WPVb1vFvbZjL0nSJ\
        HlLs9yLxeC6CuyHe3/iI5G83XF57aTAKBggqhkjOPQQDAgNJADBGAiEA9OZza0uTTPlomcYKSycZcwK4FqG7KR9Kw3f0euoLYuICIQC/jGOHsq3Y\
        0l+nsaFHJCi0UGF51RZdQbZOCz2kjqis3w==
        """
    /// Of 2020 to 1 June 2022.
    static let expired = """
        MIIBDzCBt6ADAgECAgEHMAoGCCqGSM49BAMCMBIxEDAOBgNVBAMMB1BhcmF1Z3MwHhcNMjAwMTAxMDAwMDAwWhcNMjIwNjAxMDAwMDAwWjASMRAw\
        DgYDVQQDDAdQYXJhdWdzMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAELOyiFFkSrE8W32h/4Cs48uBgghX1mzBNqllecMVb8HuXRDQqtFXPBb5g\
        O5EaMpE16Ebf23aDooGm29/Rlp31MzAKBggqhkjOPQQDAgNHADBEAiBJVJ+1tLSJYjCS+cuG0j93pjSEOs/mz2OnD/T+x0zCdAIgLwnQ8gBgsyIW\
        0qsS9Cz/RwHgYAkKbFgILisWYCpxoa8=
        """
    /// Of 2025 to 2051, whose end is written in another way.
    static let century = """
        MIIBEzCBuaADAgECAgEHMAoGCCqGSM49BAMCMBIxEDAOBgNVBAMMB1BhcmF1Z3MwIBcNMjUwMTAxMDAwMDAwWhgPMjA1MTAxMDEwMDAwMDBaMBIx\
        EDAOBgNVBAMMB1BhcmF1Z3MwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQYUchA9FenzuQ8eSWFrKAbkUC/FKJoUGjzzqdr1OfmkVJf2HaM5fyQ\
        OB9mKXZht6IgpSPwzh0EaDvJochR77tsMAoGCCqGSM49BAMCA0kAMEYCIQChQP/9/Rh8HlNeFVO2U2shH5tVr+R0lhXEZAQpFS0TLQIhAPT5xocl\
        FLDqMMWYKjXV0hgiL8j9uPjGUta54NRC2YAt
        """
    static let packed = """
        lVC7DsIwDNz7FZVXlBY2FDWw8QXwASFxwVLiRE1aAV9POvASC2z23fnu5G578a6ecEgUWMGqWUKNbIIlPik47HdiDdtN1XnN1GPK8jHU5Y7Tc1Uw\
        DiyDTpQka49JZiNDRLbBjB45y0+9nJPefXtyKIpuuNYvbHRORJ3PClp4wR4taZGvERXoGB0ZnUv7dmLbYE7UlBZG4OJGEdo/Mo6FzthE2/8QNqtm\
        8/brM5vqDg==
        """
    static let packedFixed = """
        s7GvyM1RKEstKs7Mz7NVMtQzUFJIzUvOT8nMS7dVCg1x07VQsrfjsslNzMtMSy0usYIxFID68orhXFul0qI8q/zE4sxiq7zE3NRiq5Jkq/yC1LyU\
        /OTS3NS8EitU9VYgm5DNTcvMSdUFqiuqVECIlebk6BYklmTYKukrIYRzU1MyE3VLKgtSbZUSCwpyMpMTS4Cu1y/LS9FLLSnO1AO6Ilk3Vbsqs0BJ\
        nwQ7koDSJal6BSlpRFgGUgUyXB8jZOy4AA==
        """
    static let packedLong = """
        7dCxTsMwEMbxnaeIvFZO6Iasmm59AngAk1zAkuNYsVNRnh5ngIJYYGP4b/b5fN/pdzi+TqE5y5L9HK3at7eqkdjPg4/PVj0+nPSdOt7fHCYX/Si5\
        mI9DU//F/Hm1al2imV322UQ3STalN3OSOMz9Okks5nu/2ZK+zh19EF37lktzra0h6OTKi1WdupYnGbzT5ZLEKpdS8L0rdfvuHIdWSvZt3aLXsnvz\
        SXV/yHiqz0XaNIy/CNu6tuHdD5laBBVUUEEFFVRQQQUVVFBBBRVUUEEFFVRQQQUVVFBBBRVUUEEFFVRQQQUVVFBBBRVUUEEFFVRQQQUVVFBBBRVU\
        UP8T6js=
        """
}
