import Casework
import Language

extension Frame {
    /// `7.a klase`, `2. kurss`.
    func schoolClass(_ stage: Stage, _ grade: Int, _ letter: String = "") -> String {
        text("learner.class.\(stage.rawValue)", ["grade": .number(grade), "letter": .text(letter)])
    }

    func schoolClass(of learner: LearnerSummary) -> String {
        schoolClass(learner.stage, learner.grade, learner.classLetter)
    }

    /// `2026/27, 1. semestris`
    func semesterName(_ year: String, _ number: Int) -> String { year + ", " + text("layout.semester.\(number).long") }

    func semesterName(_ semester: Semester) -> String { semesterName(semester.schoolYear.description, semester.number) }

    /// The semester for which a plan is begun: the one chosen in the top bar unless it is over, else the one that runs
    /// or, in summer, the one that comes next.
    var semesterToPlan: Semester? {
        func isOver(_ semester: Semester) -> Bool { semester.period.through.map { $0 < now.day } ?? false }
        if let chosen = place?.semester, !isOver(chosen) { return chosen }
        return place?.semesters.last { !isOver($0) }
    }

    /// For a form that makes something: sent twice, it makes one thing.
    var receipt: String { Identifier<String>(at: now).description }
}

extension Viewer {
    /// The units of the roles that carry a right, each once.
    func units(for right: Right) -> [Role] {
        var seen: Set<Casework.Unit.ID> = []
        return roles(for: right).filter { seen.insert($0.unit).inserted }
    }

    /// Whether any role lets the viewer look into learners' records, whatever the unit.
    var meetsLearners: Bool { [.readLearner, .readPlan, .readSubmittedPlan].contains { !roles(for: $0).isEmpty } }

    var approves: Bool {
        [.approveForInstitution, .approveForMunicipality, .approveForState].contains { !roles(for: $0).isEmpty }
    }

    var settlesCompensations: Bool {
        [.settleCompensation, .settleWithoutAccountant].contains { !roles(for: $0).isEmpty }
    }

    var writesPlans: Bool { !roles(for: .writePlan).isEmpty }
}
