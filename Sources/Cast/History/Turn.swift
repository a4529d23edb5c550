/// What makes a plan of the demo different from the others.
enum Turn: Sendable, Equatable {
    case plain
    /// Given back once at one of the levels, 0 first, then corrected.
    case returned(Int)
    case revisedMinor
    case revisedMajor
    case suspended
    /// Suspended, because the learner leaves, and evaluated so.
    case leaves

    static func turn(of number: Int, in semester: Int, at place: Place, _ seed: inout Seed) -> Turn {
        let chance = seed.happens(6)
        switch (place, number) {
        case (.priekule, 0): return .returned(semester % 3)
        case (.priekule, 1): return .revisedMinor
        case (.priekule, 2): return .revisedMajor
        case (.kaleti, 0) where semester == 3: return .suspended
        case (.krote, 1) where semester == 5: return .leaves
        case (.latvia, _), (.kurzeme, _), (.priekulesNovads, _), (.dienvidkurzemesNovads, _), (.priekule, _),
            (.kaleti, _),
            (.krote, _), (.virga, _), (.mezupe, _), (.tehnikums, _), (.neighbour, _), (.madona, _):
            return chance ? .returned(seed.number(0...2)) : .plain
        }
    }
}
