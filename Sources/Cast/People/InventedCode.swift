import Casework

/// Personal codes that nobody can own: of the old kind, with the century digit 0 of those born in 18xx, and a right
/// check digit. The real day of birth is a field of its own and is not taken from them.
package enum InventedCode {
    package static func next(from seed: inout Seed) -> String {
        let digits =
            [seed.number(1...28), seed.number(1...12), seed.number(0...99)].flatMap { [$0 / 10, $0 % 10] }
            + [0] + { [$0 / 100, $0 / 10 % 10, $0 % 10] }(seed.number(0...999))
        let weights = [10, 5, 8, 4, 2, 1, 6, 3, 7, 9]
        let check = (1 + zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 }) % 11 % 10
        let text = (digits + [check]).map(String.init).joined()
        return "\(text.prefix(6))-\(text.suffix(5))"
    }
}
