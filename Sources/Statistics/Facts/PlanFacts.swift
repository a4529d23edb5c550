import Casework

/// The approved versions of all plans as columns of small numbers: a figure is one pass over arrays that lie side by side.
///
/// One row for each version. Since a version counts from its approval until the next one's, at any moment
/// a plan counts through exactly one row or not at all.
package struct PlanFacts: Sendable {
    private(set) var institutions = Interned<Unit.ID>()
    private(set) var semesters = Interned<Semester.ID>()
    private(set) var learners = Interned<Learner.ID>()
    private(set) var plans = Interned<SupportPlan.ID>()
    private(set) var programmes = Interned<Programme.ID>()
    private(set) var factors = Interned<String>()
    private(set) var categories = Interned<String>()
    private(set) var measures = Interned<String>()

    private(set) var institution: [Int32] = []
    private(set) var semester: [UInt8] = []
    private(set) var learner: [Int32] = []
    private(set) var plan: [Int32] = []
    private(set) var programme: [UInt8] = []
    private(set) var gradeGroup: [UInt8] = []
    /// One bit for each factor, category and kind of measure.
    private(set) var factorSet: [UInt64] = []
    private(set) var categorySet: [UInt64] = []
    private(set) var measureSet: [UInt64] = []
    private(set) var plannedCents: [Int64] = []
    private(set) var recorded: [Int64] = []
    private(set) var withdrawn: [Int64] = []
    /// How many rows count on no day any more.
    private var dead = 0

    /// How many versions are held.
    package var count: Int { plan.count }

    /// - Throws: where a list has more codes than a set has bits.
    mutating func append(_ fact: VersionFact, _ codes: CodeBook) throws {
        institution.append(institutions.intern(fact.institution))
        semester.append(try bit(semesters.intern(fact.semester), "semesters"))
        learner.append(learners.intern(fact.learner))
        plan.append(plans.intern(fact.plan))
        programme.append(try bit(programmes.intern(fact.programme), "programmes"))
        gradeGroup.append(UInt8(GradeGroup.allCases.firstIndex(of: fact.gradeGroup) ?? 0))
        var (named, touched, planned): (UInt64, UInt64, UInt64) = (0, 0, 0)
        for factor in fact.factors {
            named |= 1 << UInt64(try bit(factors.intern(factor), "risk factors"))
            guard let category = codes.category(of: factor, in: fact.semester) else { continue }
            touched |= 1 << UInt64(try bit(categories.intern(category), "risk categories"))
        }
        for measure in fact.measures { planned |= 1 << UInt64(try bit(measures.intern(measure), "kinds of measures")) }
        factorSet.append(named)
        categorySet.append(touched)
        measureSet.append(planned)
        plannedCents.append(fact.planned.cents)
        recorded.append(fact.recorded.milliseconds)
        withdrawn.append(fact.withdrawn?.milliseconds ?? .max)
    }

    private func bit(_ number: Int32, _ list: String) throws -> UInt8 {
        guard number < 64 else { throw Rejection.broken("statistics hold at most 64 \(list)") }
        return UInt8(number)
    }

    /// Everything that was known of these plans makes room for what is known now.
    mutating func replace(_ changed: Set<SupportPlan.ID>, with facts: [VersionFact], _ codes: CodeBook) throws {
        let numbers = Set(changed.compactMap { plans.number(of: $0) })
        if !numbers.isEmpty {
            // A row that was never recorded counts on no day; moving all later rows each time would cost too much.
            for row in plan.indices where recorded[row] != .max && numbers.contains(plan[row]) {
                recorded[row] = .max
                dead += 1
            }
        }
        for fact in facts { try append(fact, codes) }
        if dead * 2 > count { compact() }
    }

    /// Leaves out the rows that count on no day. Done when they are the greater part, so that each approval pays for
    /// a few moved rows only.
    private mutating func compact() {
        let living = recorded.indices.filter { recorded[$0] != .max }
        func keep<Value>(_ column: inout [Value]) { column = living.map { column[$0] } }
        keep(&institution)
        keep(&semester)
        keep(&learner)
        keep(&plan)
        keep(&programme)
        keep(&gradeGroup)
        keep(&factorSet)
        keep(&categorySet)
        keep(&measureSet)
        keep(&plannedCents)
        keep(&withdrawn)
        keep(&recorded)
        dead = 0
    }
}
