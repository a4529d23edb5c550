/// How the numbers of a column become the rows of a report: for each number the place of its row, or -1 where
/// it is not asked about.
struct Axis: Sendable {
    let places: [Int32]
    /// How many different rows.
    let count: Int

    init(places: [Int32], count: Int) {
        self.places = places
        self.count = max(1, count)
    }

    /// No rows of its own: everything that is asked about falls into place 0.
    static func folded(_ asked: [Bool]) -> Axis { Axis(places: asked.map { $0 ? 0 : -1 }, count: 1) }
}

/// The axes of a report. A plan stands at one place of the first three, and at as many of the last as it names risks.
struct Axes: Sendable {
    enum Risk: Sendable {
        case folded
        /// The bits of the categories in the columns, in the order of the rows.
        case categories([Int])
        case factors([Int])

        var count: Int {
            switch self {
            case .folded: 1
            case .categories(let bits), .factors(let bits): max(1, bits.count)
            }
        }
    }

    var units: Axis
    var terms: Axis
    var gradeGroups: Axis
    var risk: Risk
    /// Only plans that name these risks stand anywhere.
    var naming = Naming()

    var count: Int { units.count * terms.count * gradeGroups.count * risk.count }
}

/// The place of a row on all axes.
struct Place: Hashable, Sendable {
    var unit: Int
    var term: Int
    var gradeGroup: Int
    var risk: Int

    init(_ code: Int, on axes: Axes) {
        risk = code % axes.risk.count
        let rest = code / axes.risk.count
        gradeGroup = rest % axes.gradeGroups.count
        term = rest / axes.gradeGroups.count % axes.terms.count
        unit = rest / axes.gradeGroups.count / axes.terms.count
    }
}
