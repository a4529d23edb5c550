import CLibPQ
import Storage

extension PostgresConnection {
    /// COPY in its text format: some forty times faster than single inserts.
    func insert(into table: String, columns: [String], rows: [[SQLValue]]) throws {
        try guarded { () throws(DatabaseError) in
            let statement: SQL = "COPY \(try .name(table)) (\(try .names(columns))) FROM STDIN"
            _ = try check(PostgresResult(PQexec(handle, statement.rendered { _ in "" }.text)))
            var refusal: DatabaseError?
            do throws(DatabaseError) { try send(rows, width: columns.count) } catch { refusal = error }
            PQputCopyEnd(handle, refusal == nil ? nil : "refused by the program")
            while let pointer = PQgetResult(handle) {
                let result = PostgresResult(pointer)
                if result.status != PGRES_COMMAND_OK { refusal = refusal ?? DatabaseError(pointer) }
            }
            if let refusal { throw refusal }
        }
    }

    private func send(_ rows: [[SQLValue]], width: Int) throws(DatabaseError) {
        var buffer: [UInt8] = []
        for row in rows {
            guard row.count == width else {
                throw .other(code: "copy", message: "a row has \(row.count) of \(width) values")
            }
            for (index, value) in row.enumerated() {
                if index > 0 { buffer.append(UInt8(ascii: "\t")) }
                try value.refuseNUL()
                value.appendCopyText(to: &buffer)
            }
            buffer.append(UInt8(ascii: "\n"))
            if buffer.count > 1 << 16 { try flush(&buffer) }
        }
        try flush(&buffer)
    }

    private func flush(_ buffer: inout [UInt8]) throws(DatabaseError) {
        let sent = buffer.withUnsafeBytes { bytes in
            PQputCopyData(handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
        }
        buffer.removeAll(keepingCapacity: true)
        if sent != 1 { throw .unavailable("the connection to PostgreSQL is lost") }
    }
}

extension SQLValue {
    /// The value as COPY reads it: `\N` for NULL, a backslash before what would end a value or a row.
    fileprivate func appendCopyText(to buffer: inout [UInt8]) {
        switch self {
        case .null: buffer += #"\N"#.utf8
        case .integer(let value): buffer += String(value).utf8
        case .real(let value): buffer += String(value).utf8
        case .boolean(let value): buffer.append(value ? UInt8(ascii: "t") : UInt8(ascii: "f"))
        case .bytes(let value):
            buffer += #"\\x"#.utf8
            let digits = Array("0123456789abcdef".utf8)
            for byte in value { buffer += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        case .text(let value):
            for byte in value.utf8 {
                switch byte {
                case UInt8(ascii: "\\"): buffer += #"\\"#.utf8
                case UInt8(ascii: "\t"): buffer += #"\t"#.utf8
                case UInt8(ascii: "\n"): buffer += #"\n"#.utf8
                case UInt8(ascii: "\r"): buffer += #"\r"#.utf8
                default: buffer.append(byte)
                }
            }
        }
    }
}
