import Language

/// The forms that evidence may have. A file is what its bytes say, whatever it is called (SEC-30).
package enum MediaType: String, StoredWord, Sendable {
    case jpeg = "image/jpeg"
    case png = "image/png"
    case pdf = "application/pdf"
    /// A container with signed files (ETSI EN 319 162-1).
    case signedContainer = "application/vnd.etsi.asic-e+zip"

    /// Looks at the first bytes, at a container also into its structure.
    ///
    /// - Throws: `Rejection.invalid` at the field `document` that says what is wrong.
    init(of bytes: [UInt8]) throws {
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: "%PDF-".utf8) {
            self = .pdf
        } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            do { try SignedContainer.check(bytes) } catch {
                throw Rejection.invalid("document", Message("document.problem.container.\(error.rawValue)"))
            }
            self = .signedContainer
        } else {
            throw Rejection.invalid("document", "document.problem.type")
        }
    }

    /// Endings that such a file may have; the first is the one that we give.
    package var endings: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg"]
        case .png: ["png"]
        case .pdf: ["pdf"]
        case .signedContainer: ["asice", "edoc", "sce"]
        }
    }
}
