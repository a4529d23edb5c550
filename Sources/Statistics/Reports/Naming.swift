/// Which plans are asked about by what they name.
struct Naming: Sendable {
    /// Of which a plan names at least one; `nil` where any plan will do.
    var categories: UInt64?
    var factors: UInt64?
    var measures: UInt64?

    init(categories: UInt64? = nil, factors: UInt64? = nil, measures: UInt64? = nil) {
        self.categories = categories
        self.factors = factors
        self.measures = measures
    }

    /// The plans that stand in at least one row.
    init(_ risk: Axes.Risk) {
        switch risk {
        case .folded: self.init()
        case .categories(let bits): self.init(categories: Self.set(bits))
        case .factors(let bits): self.init(factors: Self.set(bits))
        }
    }

    func holds(_ categorySet: UInt64, _ factorSet: UInt64, _ measureSet: UInt64) -> Bool {
        (categories.map { $0 & categorySet != 0 } ?? true) && (factors.map { $0 & factorSet != 0 } ?? true)
            && (measures.map { $0 & measureSet != 0 } ?? true)
    }

    /// A code that no plan names has no bit, and no plan is found.
    static func set(_ bits: some Sequence<Int>) -> UInt64 { bits.reduce(0) { $0 | 1 << UInt64($1) } }
}
