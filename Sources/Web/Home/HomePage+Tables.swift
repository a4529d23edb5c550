import Casework
import Language

extension HomePage {
    private typealias Column = Table<PlanSummary>.Column

    var answerTable: HTML {
        let frame = frame
        return table(
            "home.answer",
            [
                answered, Column(text("home.ask")) { HomePage.ask($0.plan, frame) }, institution, semester,
                Column(text("home.since")) { "\(frame.day($0.plan.since.day))" },
            ], list.mustAnswer)
    }

    var draftTable: HTML { draftTable("home.drafts", list.drafts) }

    var idleTable: HTML { draftTable("home.idle", list.idleDrafts) }

    private func draftTable(_ caption: String, _ drafts: [PlanSummary]) -> HTML {
        let frame = frame
        return table(
            caption,
            [
                learner, institution, semester, Column(text("home.begun")) { "\(frame.day($0.plan.since.day))" },
                Column(text("home.planned"), .number) { "\(frame.money($0.planned))" },
            ], drafts)
    }

    var endingTable: HTML {
        let frame = frame
        return table(
            "home.ending",
            [
                learner, institution, semester,
                Column(text("home.state")) { StateChip(frame: frame, plan: $0.plan).html },
                Column(text("home.ends_on")) { "\(frame.day($0.plan.semester.end))" },
            ], list.endingSoon)
    }

    var withoutTable: HTML {
        let frame = frame
        let places = Set(viewer.units(for: .writePlan).map(\.unit))
        let semester = frame.semesterToPlan
        return Table(
            caption: text("home.without"), hidesCaption: true,
            columns: [
                .init(text("learner.name")) { learner in
                    let address = Address.learner(learner.id).with("purpose", Purpose.Kind.preparePlan.rawValue)
                    return "<a href=\"\(address)\">\(learner.name.full)</a>"
                },
                .init(text("learner.class")) { "\(frame.schoolClass(of: $0))" },
                .init(text("learner.institution")) { "\($0.institutionName)" },
                .init(text("home.act")) { learner in
                    guard let semester, places.contains(learner.institution) else { return "–" }
                    return PlanStartForm(
                        frame: frame, learner: learner.id, learnerName: learner.name.full,
                        institution: learner.institution, semester: semester
                    ).html
                },
            ], rows: list.withoutPlan
        ).html
    }

    private func table(_ caption: String, _ columns: [Column], _ rows: [PlanSummary]) -> HTML {
        Table(caption: frame.text(caption, [:]), hidesCaption: true, columns: columns, rows: rows).html
    }

    private var learner: Column {
        Column(text("learner.name")) { "<a href=\"\(Address.plan($0.plan.id))\">\($0.plan.learnerName)</a>" }
    }

    /// What waits for an approval is opened as from the queue of approvals.
    private var answered: Column {
        Column(text("learner.name")) { row in
            let address = Address.plan(row.plan.id).with("from", row.plan.state == .inApproval ? "approvals" : nil)
            return "<a href=\"\(address)\">\(row.plan.learnerName)</a>"
        }
    }

    private var institution: Column { Column(text("learner.institution")) { "\($0.plan.institutionName)" } }

    private var semester: Column {
        let frame = frame
        return Column(text("learner.semester")) {
            "\(frame.semesterName($0.plan.semester.schoolYear, $0.plan.semester.number))"
        }
    }

    /// What the viewer is asked to do with a plan that waits.
    private static func ask(_ plan: SupportPlan, _ frame: Frame) -> HTML {
        switch plan.state {
        case .inApproval: "\(frame.text("home.ask.approve"))"
        case .inRevision:
            "\(frame.text("home.ask.mend"))\((plan.reason ?? "").isEmpty ? "" : ": " + (plan.reason ?? ""))"
        case .inProgress, .suspended: "\(frame.text("home.ask.confirm"))"
        case .draft, .approved, .voided, .completed: "\(frame.text("home.ask.look"))"
        }
    }
}
