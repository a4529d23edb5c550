import Casework

/// One thing that happens in the demo, at its time.
struct Scene: Sendable {
    let at: Instant
    let deed: Deed
}

/// What people of the cast do. Children and plans are named by their place in the script.
enum Deed: Sendable {
    case register(child: Int, at: Place, grade: Int, from: Day, by: CastMember)
    case apply(child: Int, at: Place, document: String, by: CastMember)
    case enrol(child: Int, at: Place, grade: Int, from: Day, by: CastMember)
    case leave(child: Int, at: Place, last: Day, reason: Enrolment.ExitReason, by: CastMember)
    case plan(Int, Step)
    /// What the state does about money.
    case sign(NewContract, with: String)
    case amend(contract: String, with: String, by: Contract.Amendment)
    case allocate(Euro, to: String, programme: String, semester: Semester.ID, basis: String)
    case control(String)
    case claim(ClaimDeed)
    /// What the running program does by itself every morning.
    case startDue
}

/// What is done with a plan.
enum Step: Sendable {
    case draft
    /// A draft of which only the beginning is written.
    case sketch
    case submit
    case approve(by: CastMember)
    case giveBack(by: CastMember)
    case correct
    case revise(ChangeClass)
    case suspend(reason: String, words: String)
    case resume
    case void
    case work(AuthorWork.Kind, hours: Int)
    /// What was held of the plan's consultations until then, as one visit of so many in all.
    case deliver(visit: Int, of: Int)
    case evaluate
    case complete
    /// Tickets and bills of so many weeks are handed in, for each measure that is compensated.
    case compensate(weeks: Int)
    /// The accountant answers what was handed in.
    case settle
    case pay
    /// The carrier's bill of the semester: all that the municipality spent in the school year and has not shown yet.
    case closeYear(spent: Euro)
}

/// A plan of the demo, before it is made.
struct PlanStory: Sendable {
    let child: Int
    let place: Place
    let semester: Semester.ID
    let author: CastMember
    let frame: PlanFrame
    let outcome: Outcome
    /// Gives the first of the consultations, where it must be somebody in particular.
    var teacher: CastMember?
    /// All that chance decides in this story follows from it.
    let seed: UInt64
    /// Lunches and tickets are compensated, whatever chance says.
    var isCompensated = false
    /// The plan whose carrier sends the last bill of a school year.
    var closesYear = false
}

/// The demo as a text: who and what, in the order of time.
struct Script: Sendable {
    var seed: Seed
    var children: [Pupil] = []
    var stories: [PlanStory] = []
    /// School years whose last bill has its plan.
    var closedYears: Set<Int> = []
    private var drawn: [Scene] = []

    init(_ seed: Seed) { self.seed = seed }

    mutating func add(_ deed: Deed, at instant: Instant) { drawn.append(Scene(at: instant, deed: deed)) }

    /// In order of time; at the same minute in the order of writing.
    var scenes: [Scene] {
        drawn.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }
}

/// A time in office hours that only goes on.
struct Moment {
    private(set) var day: Day
    private var minutes: Int

    init(_ day: Day, _ seed: inout Seed) {
        self.day = day.workday
        minutes = seed.number(8 * 60...11 * 60)
    }

    var instant: Instant { Instant(day, hour: minutes / 60, minute: minutes % 60) }

    mutating func later(days: Int, _ seed: inout Seed) {
        if days > 0 { self = Moment(day.workdays(days), &seed) } else { minutes += seed.number(4...40) }
    }
}
