import Storage

/// The code lists and rates that hold for a plan: read once in a transaction, for the first day of the plan's semester,
/// so that a plan is computed by the same rows for as long as it lives.
package struct PlanCatalogue: Sendable {
    package let risks: RiskList
    package let kinds: [MeasureKind]
    let rates: [Rate]

    package func kind(_ code: String) -> MeasureKind? { kinds.first { $0.code == code } }
    package func rate(_ kind: String) -> Rate? { rates.first { $0.kind == kind && $0.basis == .hour } }
    package func cap(_ kind: String) -> Rate? { rates.first { $0.kind == kind && $0.basis == .semesterCap } }
    package func dayPrice(_ kind: String) -> Rate? { rates.first { $0.kind == kind && $0.basis == .day } }
    package var authorRate: Rate? { rate(Rate.planAuthor) }

    /// Hours times the rate for advisory support, the amount that was entered for compensations (domain rule 12.3.1).
    package func planned(_ measure: PlanContent.Measure) -> Euro {
        guard kind(measure.kind)?.nature == .advisory else { return measure.planned }
        return (rate(measure.kind)?.amount ?? .zero) * measure.hours
    }
}

extension PlanContent {
    /// With every sum as the rates make it.
    func priced(in catalogue: PlanCatalogue) -> PlanContent {
        var priced = self
        for index in priced.measures.indices { priced.measures[index].planned = catalogue.planned(measures[index]) }
        return priced
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

    /// As it was kept with a submitted version, by the rates of its day.
    init(_ content: PlanContent, kept total: Euro) {
        measures = content.measures.map(\.planned).sum
        author = total - measures
    }

    package var total: Euro { measures + author }

    /// FAQ item IAP-15: at most 6 hours for preparing, supervising and evaluating a plan.
    package static let mostAuthorHours = 6
}

extension Transaction {
    func catalogue(on day: Day, in programme: Int64) throws -> PlanCatalogue {
        PlanCatalogue(
            risks: try risks(on: day), kinds: try measureKinds(on: day), rates: try rates(on: day, in: programme))
    }

    func rules(for plan: SupportPlan) throws -> PlanRules {
        PlanRules(
            catalogue: try catalogue(on: plan.semester.start, in: plan.programme), semester: plan.semester,
            economicOnly: ["state_general_institution", "state_college"].contains(plan.institutionKind))
    }
}
