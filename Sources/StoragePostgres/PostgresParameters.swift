import CLibPQ
import Storage

/// Bound values in the form that libpq wants: one buffer, and where each value lies in it.
struct PostgresParameters {
    private var buffer: [UInt8] = []
    private var offsets: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []
    private(set) var types: [Oid] = []

    init(_ values: [SQLValue]) throws(DatabaseError) {
        for value in values {
            try value.refuseNUL()
            append(value)
        }
    }

    /// Texts and NULL keep type 0, so that PostgreSQL finds `text` or `date` by itself. Numbers are named: else
    /// `$1 - 86400000` would be computed as int4, and `SELECT $1` would be a text.
    private mutating func append(_ value: SQLValue) {
        switch value {
        case .null: append(nil, type: 0)
        case .integer(let value): append(Array(String(value).utf8), type: PostgresType.int8)
        case .real(let value): append(Array(String(value).utf8), type: PostgresType.float8)
        case .text(let value): append(Array(value.utf8), type: 0)
        case .boolean(let value): append([value ? UInt8(ascii: "t") : UInt8(ascii: "f")], type: PostgresType.bool)
        case .bytes(let value): append(value, type: PostgresType.bytea, isBinary: true)
        }
    }

    private mutating func append(_ bytes: [UInt8]?, type: Oid, isBinary: Bool = false) {
        offsets.append(bytes == nil ? nil : buffer.count)
        lengths.append(Int32(bytes?.count ?? 0))
        formats.append(isBinary ? 1 : 0)
        types.append(type)
        buffer += bytes ?? []
        buffer.append(0)
    }

    /// Calls libpq with the count, the values, their lengths and their formats.
    func withPointers<Result>(
        _ body: (Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> Result
    ) -> Result {
        buffer.withUnsafeBytes { bytes in
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            let pointers = offsets.map { offset in offset.flatMap { start?.advanced(by: $0) } }
            return body(Int32(offsets.count), pointers, lengths, formats)
        }
    }

    /// Distinguishes statements of the same text whose values have different types.
    var signature: String {
        String(String.UnicodeScalarView(types.map { Unicode.Scalar(UInt8(truncatingIfNeeded: $0)) }))
    }
}

/// The numbers of PostgreSQL's types (pg_type.oid); fixed for ever.
enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let oid: Oid = 26
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let numeric: Oid = 1700
}
