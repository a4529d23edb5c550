import Storage

/// The code lists and rates that hold for a plan: read once in a transaction, on the first day of the plan's semester,
/// so that a plan is computed by the same rows for as long as it lives.
package struct PlanCatalogue: Sendable {
    package let categories: [RiskCategory]
    package let factors: [RiskFactor]
    package let kinds: [MeasureKind]
    let rates: [String: Rate]
    package let authorRate: Rate?

    package func factor(_ code: String) -> RiskFactor? { factors.first { $0.code == code } }
    package func kind(_ code: String) -> MeasureKind? { kinds.first { $0.code == code } }
    package func rate(_ kind: String) -> Rate? { rates[kind] }
    package func factors(in category: String) -> [RiskFactor] { factors.filter { $0.category == category } }

    /// Hours times the rate for advisory support, the amount that was entered for compensations (domain rule 12.3.1).
    package func planned(_ measure: PlanContent.Measure) -> Euro {
        guard kind(measure.kind)?.nature == .advisory else { return measure.planned }
        return (rates[measure.kind]?.amount ?? .zero) * measure.hours
    }
}

/// What a plan will cost, to the cent.
package struct PlanMoney: Hashable, Sendable {
    package let measures: Euro
    package let author: Euro

    package init(_ content: PlanContent, in catalogue: PlanCatalogue) {
        measures = content.measures.map(catalogue.planned).sum
        author = (catalogue.authorRate?.amount ?? .zero) * min(content.authorHours, PlanMoney.mostAuthorHours)
    }

    package var total: Euro { measures + author }

    /// FAQ item IAP-15: at most 6 hours for preparing, supervising and evaluating a plan.
    package static let mostAuthorHours = 6
}

extension Transaction {
    func catalogue(for plan: SupportPlan) throws -> PlanCatalogue {
        try catalogue(on: plan.semester.start, institutionKind: plan.institutionKind)
    }

    func catalogue(on day: Day, institutionKind: String) throws -> PlanCatalogue {
        let kinds = try measureKinds(on: day)
        var rates: [String: Rate] = [:]
        for kind in kinds { rates[kind.code] = try rate(for: kind.code, institutionKind: institutionKind, on: day) }
        return PlanCatalogue(
            categories: try riskCategories(on: day), factors: try riskFactors(on: day), kinds: kinds, rates: rates,
            authorRate: try rate(for: "plan_author", institutionKind: institutionKind, on: day))
    }
}
