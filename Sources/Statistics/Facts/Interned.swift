/// Small numbers in place of keys, given in the order of first sight and never changed.
struct Interned<Key: Hashable & Sendable>: Sendable {
    private(set) var keys: [Key] = []
    private var numbers: [Key: Int32] = [:]

    var count: Int { keys.count }

    func number(of key: Key) -> Int32? { numbers[key] }

    mutating func intern(_ key: Key) -> Int32 {
        if let number = numbers[key] { return number }
        let number = Int32(keys.count)
        keys.append(key)
        numbers[key] = number
        return number
    }
}
