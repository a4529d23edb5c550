import CLibPQ
import Storage

/// One answer of PostgreSQL; frees itself.
final class PostgresResult {
    let pointer: OpaquePointer?

    init(_ pointer: OpaquePointer?) { self.pointer = pointer }

    deinit { PQclear(pointer) }

    var status: ExecStatusType { PQresultStatus(pointer) }
    var commandTag: String { PQcmdStatus(pointer).map { String(cString: $0) } ?? "" }
    var changedRows: Int { PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0 }
    var rowCount: Int32 { PQntuples(pointer) }

    /// Names and types of the columns; shared by all answers of a prepared statement.
    final class Columns {
        let names: Row.Columns
        let types: [Oid]

        init(_ result: PostgresResult) {
            let positions = 0..<PQnfields(result.pointer)
            names = Row.Columns(positions.map { PQfname(result.pointer, $0).map { String(cString: $0) } ?? "" })
            types = positions.map { PQftype(result.pointer, $0) }
        }
    }

    func row(_ index: Int32, _ columns: Columns) -> Row {
        var values: [SQLValue] = []
        values.reserveCapacity(columns.types.count)
        for (position, type) in columns.types.enumerated() {
            values.append(value(index, Int32(position), type))
        }
        return Row(columns: columns.names, values: values)
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) -> SQLValue {
        guard PQgetisnull(pointer, row, column) == 0, let start = PQgetvalue(pointer, row, column) else { return .null }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(pointer, row, column)))
        return SQLValue(postgres: bytes, type: type)
    }
}

extension SQLValue {
    /// A value from PostgreSQL's text form. Sums of BIGINT arrive as numeric and are whole numbers again.
    init(postgres bytes: UnsafeRawBufferPointer, type: Oid) {
        switch type {
        case PostgresType.bool: self = .boolean(bytes.first == UInt8(ascii: "t"))
        case PostgresType.bytea: self = .bytes(Self.bytes(hexadecimal: bytes))
        case PostgresType.int8, PostgresType.int4, PostgresType.int2, PostgresType.oid, PostgresType.numeric:
            let text = String(decoding: bytes, as: UTF8.self)
            self = Int64(text).map(SQLValue.integer) ?? Double(text).map(SQLValue.real) ?? .text(text)
        case PostgresType.float8, PostgresType.float4:
            let text = String(decoding: bytes, as: UTF8.self)
            self = Double(text).map(SQLValue.real) ?? .text(text)
        default: self = .text(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// `\x00ff…`, the form that `bytea_output = hex` gives.
    private static func bytes(hexadecimal text: UnsafeRawBufferPointer) -> [UInt8] {
        func digit(_ byte: UInt8) -> UInt8 {
            byte < UInt8(ascii: "a") ? byte - UInt8(ascii: "0") : byte - UInt8(ascii: "a") + 10
        }
        return stride(from: 2, to: text.count - 1, by: 2).map { digit(text[$0]) << 4 | digit(text[$0 + 1]) }
    }
}
