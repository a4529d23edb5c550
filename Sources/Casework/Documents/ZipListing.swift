/// The entries of a ZIP file as its own directory lists them. Read strictly and without unpacking: whatever is unusual
/// (encryption, ZIP64, several disks, names that climb out) is refused.
struct ZipListing {
    struct Entry {
        let name: String
        let isPacked: Bool
        let hasExtraField: Bool
        /// Where its header begins in the file.
        let offset: Int
        let size: Int
        let content: Range<Int>
    }

    let entries: [Entry]

    static let mostEntries = 100
    static let largestWhole = 50 << 20

    init(_ bytes: [UInt8]) throws(SignedContainer.Fault) {
        let file = LittleEndian(bytes)
        let end = try ZipListing.end(of: bytes)
        let count = file.short(end + 10)
        let start = file.long(end + 16)
        guard file.long(end + 4) == 0, file.short(end + 8) == count, start + file.long(end + 12) == end else {
            throw .notAZip
        }
        guard count <= ZipListing.mostEntries else { throw .tooManyEntries }
        var entries: [Entry] = []
        var position = start
        for _ in 0..<count {
            let (entry, next) = try ZipListing.entry(at: position, of: bytes, file)
            entries.append(entry)
            position = next
        }
        guard position == end else { throw .notAZip }
        guard entries.map(\.size).reduce(0, +) <= ZipListing.largestWhole else { throw .tooLarge }
        guard Set(entries.map { $0.name.lowercased() }).count == entries.count else { throw .nameTwice }
        self.entries = entries
    }

    /// The record at the very end; a comment after it is allowed when it fills the rest.
    private static func end(of bytes: [UInt8]) throws(SignedContainer.Fault) -> Int {
        let file = LittleEndian(bytes)
        var position = bytes.count - 22
        while position >= max(0, bytes.count - 22 - 65_535) {
            if file.long(position) == 0x0605_4B50, position + 22 + file.short(position + 20) == bytes.count {
                return position
            }
            position -= 1
        }
        throw .notAZip
    }

    private static func entry(at position: Int, of bytes: [UInt8], _ file: LittleEndian)
        throws(SignedContainer.Fault) -> (Entry, next: Int)
    {
        guard file.long(position) == 0x0201_4B50 else { throw .notAZip }
        let (flags, method) = (file.short(position + 8), file.short(position + 10))
        let (packed, size) = (file.long(position + 20), file.long(position + 24))
        let (nameLength, extraLength) = (file.short(position + 28), file.short(position + 30))
        let offset = file.long(position + 42)
        let next = position + 46 + nameLength + extraLength + file.short(position + 32)
        guard next <= bytes.count, flags & 1 == 0, method == 0 || method == 8, method == 8 || packed == size else {
            throw .notAZip
        }
        let name = try name(bytes[position + 46..<position + 46 + nameLength])
        guard size <= packed * 200 + 4096 else { throw .tooLarge }
        let content = offset + 30 + file.short(offset + 26) + file.short(offset + 28)
        guard file.long(offset) == 0x0403_4B50, content + packed <= bytes.count, file.short(offset + 26) == nameLength,
            file.short(offset + 8) == method,
            bytes[offset + 30..<offset + 30 + nameLength] == bytes[position + 46..<position + 46 + nameLength]
        else { throw .notAZip }
        let entry = Entry(
            name: name, isPacked: method == 8, hasExtraField: file.short(offset + 28) > 0, offset: offset, size: size,
            content: content..<content + packed)
        return (entry, next)
    }

    private static func name(_ bytes: ArraySlice<UInt8>) throws(SignedContainer.Fault) -> String {
        guard let name = String(validating: bytes, as: UTF8.self), !name.isEmpty,
            !name.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: ":") }),
            !name.hasPrefix("/"), !name.split(separator: "/").contains(where: { $0 == ".." || $0 == "." })
        else { throw .badName }
        return name
    }
}

/// Numbers of a file, the lowest byte first; beyond its end there are only zeros.
struct LittleEndian {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func short(_ position: Int) -> Int { byte(position) | byte(position + 1) << 8 }
    func long(_ position: Int) -> Int { short(position) | short(position + 2) << 16 }
    private func byte(_ position: Int) -> Int { bytes.indices.contains(position) ? Int(bytes[position]) : 0 }
}
