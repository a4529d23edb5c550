import Casework
import Language

/// A learner's record: who, what plans, what permits them, where the learner learns.
struct LearnerPage: Page {
    let frame: Frame
    let file: LearnerStore.File
    /// When the learner's codes were given and why.
    let codes: [LearnerStore.CodeMark]
    let viewer: Viewer
    /// Why the viewer may see the record.
    let reason: Reason?
    /// In the order of their numbers; the first that runs is the usual one.
    let programmes: [Programme]
    /// The personal code in clear, on the one page that answers a form with a purpose.
    var code: String?
    var sent: RefusedForm?

    var name: String { file.person.name.full }
    var title: String { name }
    var path: [Link] { [Link(text("learner.search"), Address.learners())] }
    var problems: [Problem] { sent?.problems ?? [] }

    var today: Day { frame.now.day }
    /// Where the learner learns today.
    var current: [Enrolment] { file.enrolments.filter { $0.period.contains(today) } }

    var heading: HTML {
        let places = current.map { frame.schoolClass($0.stage, $0.grade, $0.classLetter) + ", " + $0.institutionName }
        return """
            <div><h1>\(title)</h1>
            <p class="quiet">\(places.isEmpty ? text("learner.nowhere") : places.joined(separator: "; "))</p></div>
            """
    }

    var body: HTML {
        """
        \(person)
        \(plans)
        \(applications)
        \(enrolments)
        \(note)
        """
    }

    func section(_ id: String, _ heading: String, _ content: HTML) -> HTML {
        """
        <section class="section" id="\(id)" aria-labelledby="\(id)-title"><h2 id="\(id)-title">\(heading)</h2>
        \(content)
        </section>
        """
    }

    private var plans: HTML {
        guard !file.plans.isEmpty else {
            return section("plans", text("learner.plans"), "\(EmptyState(text("learner.plans.none")))\(starts)")
        }
        let frame = frame
        let table = Table(
            caption: text("learner.plans"), hidesCaption: true,
            columns: [
                .init(text("learner.plan")) { "<a href=\"\(Address.plan($0.plan.id))\">\($0.plan.code)</a>" },
                .init(text("learner.semester")) { summary in
                    "\(frame.semesterName(summary.plan.semester.schoolYear, summary.plan.semester.number))"
                },
                .init(text("learner.institution")) { "\($0.plan.institutionName)" },
                .init(text("learner.state")) { StateChip(frame: frame, plan: $0.plan).html },
                .init(text("learner.author")) { "\($0.plan.authorName)" },
                .init(text("learner.planned"), .number) { "\(frame.money($0.planned))" },
            ], rows: file.plans)
        return section("plans", text("learner.plans"), "\(table)\(starts)\(otherStarts)")
    }

    /// A plan can be begun where the viewer writes plans, the learner learns, and none is open for the semester.
    private var starts: HTML {
        guard let semester = frame.semesterToPlan else { return .empty }
        return places.filter { plans(at: $0, in: semester).isEmpty }.map { place in
            """
            <div class="actions">\(PlanStartForm(
                frame: frame, learner: file.id, learnerName: name, institution: place.institution, semester: semester,
                isPrimary: true))
            <span class="quiet">\(frame.semesterName(semester)), \(place.institutionName)</span></div>
            """
        }.joined()
    }

    /// One learner may have plans in several programmes at once, each with its own rules and money; double funding is watched.
    private var otherStarts: HTML {
        guard let semester = frame.semesterToPlan else { return .empty }
        let running = programmes.filter { $0.period.contains(semester.period.from) }.dropFirst()
        let forms = places.flatMap { place in
            let taken = plans(at: place, in: semester).map(\.plan.programme)
            return running.filter { !taken.contains($0.id.number) }.map { programme -> HTML in
                """
                <div class="actions">\(PlanStartForm(
                    frame: frame, learner: file.id, learnerName: name, institution: place.institution,
                    semester: semester, programme: programme))
                <span class="quiet">\(programme.name[frame.tongue]), \(place.institutionName)</span></div>
                """
            }
        }
        guard !forms.isEmpty else { return .empty }
        return "<details><summary>\(text("learner.other_programme"))</summary>\(forms.joined())</details>"
    }

    private var places: [Enrolment] {
        let mine = Set(viewer.units(for: .writePlan).map(\.unit))
        return current.filter { mine.contains($0.institution) }
    }

    private func plans(at place: Enrolment, in semester: Semester) -> [PlanSummary] {
        file.plans.filter {
            $0.plan.institution == place.institution && $0.plan.semester.id == semester.id.number
                && $0.plan.state != .voided
        }
    }
}

/// A form of the page that came back with problems.
struct RefusedForm: Sendable {
    enum Kind: Sendable {
        case code
        case newCode
        case person
        case enrolment
        case leaving
        case application
        case note
    }

    let kind: Kind
    let form: SentForm
    let problems: [Problem]
}
