import Casework

/// What was planned and what became of it, as columns of small numbers: hours and money of every approved version, held
/// and missed hours, compensations by state, work of authors, capacity of specialists.
///
/// A row is never changed. It counts from the moment when it was recorded until it was withdrawn, so that any day in the
/// past is one comparison.
package struct DeliveryFacts: Sendable {
    private(set) var units = Interned<Unit.ID>()
    private(set) var semesters = Interned<Semester.ID>()
    private(set) var learners = Interned<Learner.ID>()
    private(set) var plans = Interned<SupportPlan.ID>()
    private(set) var kinds = Interned<String>()
    private(set) var topics = Interned<String>()

    private(set) var sort: [UInt8] = []
    private(set) var unit: [Int32] = []
    private(set) var semester: [Int32] = []
    /// -1 where there is none.
    private(set) var learner: [Int32] = []
    private(set) var plan: [Int32] = []
    private(set) var gradeGroup: [Int8] = []
    private(set) var state: [Int8] = []
    private(set) var kind: [Int32] = []
    private(set) var topic: [Int32] = []
    private(set) var hours: [Int32] = []
    private(set) var cents: [Int64] = []
    private(set) var handedInCents: [Int64] = []
    private(set) var recorded: [Int64] = []
    private(set) var withdrawn: [Int64] = []
    /// How many rows count on no day any more.
    private var dead = 0

    /// How many facts are held.
    package var count: Int { sort.count }

    mutating func append(_ fact: DeliveryFact) {
        sort.append(fact.sort.rawValue)
        unit.append(units.intern(fact.about.unit))
        semester.append(semesters.intern(fact.about.semester))
        learner.append(fact.about.learner.map { learners.intern($0) } ?? -1)
        plan.append(fact.about.plan.map { plans.intern($0) } ?? -1)
        gradeGroup.append(fact.about.gradeGroup.flatMap { GradeGroup.allCases.firstIndex(of: $0) }.map(Int8.init) ?? -1)
        state.append(fact.state.flatMap { Compensation.State.allCases.firstIndex(of: $0) }.map(Int8.init) ?? -1)
        kind.append(kinds.intern(fact.kind))
        topic.append(topics.intern(fact.topic))
        hours.append(Int32(clamping: fact.hours))
        cents.append(fact.amount.cents)
        handedInCents.append(fact.handedIn.cents)
        recorded.append(fact.recorded.milliseconds)
        withdrawn.append(fact.withdrawn?.milliseconds ?? .max)
    }

    /// Everything that was known of these plans makes room for what is known now.
    mutating func replace(_ changed: Set<SupportPlan.ID>, with facts: [DeliveryFact]) {
        let numbers = Set(changed.compactMap { plans.number(of: $0) })
        remove { numbers.contains($0.plan[$1]) }
        for fact in facts { append(fact) }
    }

    mutating func replaceCapacities(with facts: [DeliveryFact]) {
        remove { $0.sort[$1] == DeliveryFact.Sort.capacity.rawValue }
        for fact in facts { append(fact) }
    }

    /// A row that was never recorded counts on no day; moving all later rows each time would cost too much.
    private mutating func remove(where isGone: (DeliveryFacts, Int) -> Bool) {
        let gone = sort.indices.filter { recorded[$0] != .max && isGone(self, $0) }
        for row in gone { recorded[row] = .max }
        dead += gone.count
        if dead * 2 > count { compact() }
    }

    private mutating func compact() {
        let living = recorded.indices.filter { recorded[$0] != .max }
        func keep<Value>(_ column: inout [Value]) { column = living.map { column[$0] } }
        keep(&sort)
        keep(&unit)
        keep(&semester)
        keep(&learner)
        keep(&plan)
        keep(&gradeGroup)
        keep(&state)
        keep(&kind)
        keep(&topic)
        keep(&hours)
        keep(&cents)
        keep(&handedInCents)
        keep(&withdrawn)
        keep(&recorded)
        dead = 0
    }
}
