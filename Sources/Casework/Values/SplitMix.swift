/// Numbers that look like chance and are the same every time (SplitMix64, Steele, Lea and Flood 2014). The standard
/// library does not promise the same choices in its next release, so the choices are made here.
package struct SplitMix: Sendable {
    private var state: UInt64

    package init(_ seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// One of the numbers below `bound`, each as likely as the others: what would favour the first ones is thrown away.
    package mutating func number(below bound: UInt64) -> UInt64 {
        let fair = UInt64.max - UInt64.max % bound
        while true {
            let number = next()
            if number < fair { return number % bound }
        }
    }
}
