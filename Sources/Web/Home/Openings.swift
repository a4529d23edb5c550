import Casework
import Language

/// Where one can go from here, each role its own ways.
struct Openings: Part {
    let frame: Frame
    let viewer: Viewer

    var html: HTML {
        let ways = ways
        guard !ways.isEmpty else { return EmptyState(frame.text("home.openings.none")).html }
        return """
            <section class="section" aria-labelledby="openings"><h2 id="openings">\(frame.text("home.openings"))</h2>
            <ul>\(each: ways, way)</ul></section>
            """
    }

    private func way(_ link: Link) -> HTML { "<li>\(link)</li>" }

    private var ways: [Link] {
        var ways: [Link] = []
        func add(_ key: String, _ address: Address, when opens: Bool) {
            if opens { ways.append(Link(frame.text(key, [:]), address)) }
        }
        add("home.openings.today", Address.today(), when: !viewer.roles(for: .deliver).isEmpty)
        add("home.openings.approvals", Address.approvals(), when: viewer.approves)
        add("compensation.openings", Address.compensations(), when: viewer.settlesCompensations)
        add("consultation.timesheets", Address.timesheets(), when: !viewer.roles(for: .readTimesheets).isEmpty)
        add("home.openings.double_funding", Address.doubleFundingList(), when: viewer.decidesDoubleFunding)
        add("home.openings.learners", Address.learners(), when: viewer.meetsLearners)
        add("home.openings.plans", Address.plans(), when: viewer.meetsLearners)
        add("home.openings.budgets", Address.budgets(), when: !viewer.roles(for: .readBudget).isEmpty)
        add("claim.openings", Address.claims(), when: !viewer.roles(for: .readBudget).isEmpty)
        add("payment.openings", Address.payments(), when: !viewer.roles(for: .pay).isEmpty)
        add("home.openings.reports", Address.reports(), when: !viewer.roles(for: .readReports).isEmpty)
        for role in viewer.units(for: .managePeople) {
            ways.append(
                Link(frame.text("home.openings.people", ["unit": .text(role.unitName)]), Address.people(role.unitCode)))
        }
        let managed = Set(viewer.units(for: .managePeople).map(\.unit))
        for role in viewer.units(for: .writePlan) where !managed.contains(role.unit) {
            ways.append(
                Link(
                    frame.text("home.openings.missing", ["unit": .text(role.unitName)]), Address.people(role.unitCode)))
        }
        add("home.openings.units", Address.units(), when: !viewer.roles.isEmpty)
        return ways
    }
}
