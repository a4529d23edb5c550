/// How the numbers of a column become the rows of a report: for each number the place of its row, or -1 where
/// it is not asked about.
struct Axis: Sendable {
    let places: [Int32]
    /// How many different rows.
    let count: Int
    /// Of what has no number, such as the grade of a specialist's capacity.
    private let nothing: Int32

    init(places: [Int32], count: Int, nothing: Int32 = -1) {
        self.places = places
        self.count = max(1, count)
        self.nothing = nothing
    }

    /// No rows of its own: everything that is asked about falls into place 0.
    static func folded(_ asked: [Bool], nothing: Bool = false) -> Axis {
        Axis(places: asked.map { $0 ? 0 : -1 }, count: 1, nothing: nothing ? 0 : -1)
    }

    /// Everything falls into place 0, whatever it is.
    static let whole = Axis(places: [], count: 1, nothing: 0)

    /// - Parameters:
    ///   - values: what each number of the column stands for; `nil` is not asked about.
    ///   - rows: the different values in the order of the rows.
    static func over<Value: Hashable>(_ values: [Value?], _ rows: [Value]) -> Axis {
        let places = Dictionary(rows.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        return Axis(places: values.map { $0.flatMap { places[$0] } ?? -1 }, count: rows.count)
    }

    func place(_ number: Int32) -> Int32 {
        number >= 0 && Int(number) < places.count ? places[Int(number)] : nothing
    }

    /// The same choice without rows of its own.
    var folded: Axis { Axis(places: places.map { $0 >= 0 ? 0 : -1 }, count: 1, nothing: nothing >= 0 ? 0 : -1) }
}

/// The axes of a report. A plan stands at one place of the first three, and at as many of the risks as it names; what was
/// delivered stands at one place of each, and the risks are folded.
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
    var kinds = Axis.whole
    var topics = Axis.whole
    var states = Axis.whole
    var risk = Risk.folded
    /// Only plans that name these risks and kinds stand anywhere.
    var naming = Naming()

    var count: Int {
        units.count * terms.count * gradeGroups.count * kinds.count * topics.count * states.count * risk.count
    }

    /// Where something stands on all axes but that of risks; `nil` where it is not asked about.
    func code(
        unit: Int32, term: Int32, gradeGroup: Int32, kind: Int32 = -1, topic: Int32 = -1, state: Int32 = -1
    ) -> Int? {
        let (unit, term, gradeGroup) = (units.place(unit), terms.place(term), gradeGroups.place(gradeGroup))
        let (kind, topic, state) = (kinds.place(kind), topics.place(topic), states.place(state))
        guard unit >= 0, term >= 0, gradeGroup >= 0, kind >= 0, topic >= 0, state >= 0 else { return nil }
        let group = (Int(unit) * terms.count + Int(term)) * gradeGroups.count + Int(gradeGroup)
        return ((group * kinds.count + Int(kind)) * topics.count + Int(topic)) * states.count + Int(state)
    }
}

/// The place of a row on all axes.
struct Place: Hashable, Sendable {
    var unit: Int
    var term: Int
    var gradeGroup: Int
    var kind: Int
    var topic: Int
    var state: Int
    var risk: Int

    init(_ code: Int, on axes: Axes) {
        var rest = code
        func next(_ count: Int) -> Int {
            defer { rest /= count }
            return rest % count
        }
        risk = next(axes.risk.count)
        state = next(axes.states.count)
        topic = next(axes.topics.count)
        kind = next(axes.kinds.count)
        gradeGroup = next(axes.gradeGroups.count)
        term = next(axes.terms.count)
        unit = rest
    }
}
