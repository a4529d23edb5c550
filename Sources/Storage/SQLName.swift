extension SQL {
    /// The name of a table or column as text of a statement. Only lower-case names of our own schema are accepted,
    /// so nothing can be spliced through it.
    package static func name(_ name: String) throws(DatabaseError) -> SQL {
        guard isName(name) else { throw .other(code: "name", message: "not a name of a table or column") }
        return SQL(stringLiteral: name)
    }

    package static func names(_ names: [String]) throws(DatabaseError) -> SQL {
        var fragments: [SQL] = []
        for name in names { fragments.append(try .name(name)) }
        return fragments.joined(separator: ", ")
    }

    private static func isName(_ name: String) -> Bool {
        guard let first = name.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
            return false
        }
        return name.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "_")
        }
    }
}

extension SQLValue {
    /// PostgreSQL cannot store NUL in a text and C strings end at it, so neither engine is given one.
    package func refuseNUL() throws(DatabaseError) {
        if case .text(let text) = self, text.utf8.contains(0) { throw .checkFailed("a text contains NUL") }
    }
}
