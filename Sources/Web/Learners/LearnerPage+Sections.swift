import Casework
import Language

extension LearnerPage {
    /// The fields of one form: as it was sent when it came back, else with what is known.
    func fields(_ kind: RefusedForm.Kind, _ known: [(String, String)]) -> Fields {
        guard let sent, sent.kind == kind else { return Fields(frame: frame, form: SentForm(known)) }
        return Fields(frame: frame, form: sent.form, problems: sent.problems)
    }

    var mayEnrol: [Role] { file.mayWrite ? viewer.units(for: .writeLearner) : [] }

    // MARK: Applications

    var applications: HTML {
        let list: HTML =
            file.applications.isEmpty
            ? EmptyState(text("learner.applications.none")).html
            : "<ul>\(each: file.applications, application)</ul>"
        return section("applications", text("learner.applications"), list + applicationForm)
    }

    private func application(_ application: Application) -> HTML {
        """
        <li>\(text("learner.application.line", [
            "day": .day(application.signedOn), "institution": .text(application.institutionName),
            "document": .text(application.document),
            "signatory": .message(Message("learner.signatory.\(application.signatory.rawValue)")),
        ]))</li>
        """
    }

    private var applicationForm: HTML {
        let mine = Set(mayEnrol.map(\.unit))
        let places = current.filter { mine.contains($0.institution) }.map { ($0.institution, $0.institutionName) }
        guard !places.isEmpty else { return .empty }
        let fields = fields(
            .application, [("at", places[0].0.description), ("signed_by", Application.Signatory.guardian.rawValue)])
        return Fold(
            text("learner.application.add"), isOpen: sent?.kind == .application,
            Form(
                frame: frame, action: Address.learnerApplications(file.id),
                """
                \(InstitutionField(fields: fields, name: "at", institutions: places))
                \(fields.radios("signed_by", label: "learner.signed_by", choices: Application.Signatory.allCases.map {
                    Choice($0.rawValue, text("learner.signatory.\($0.rawValue)"))
                }))
                \(fields.day("signed_on", label: "learner.signed_on"))
                \(fields.text("document", label: "learner.document", hint: "learner.document.hint", autocomplete: "off"))
                \(Foot(Button(text("learner.application.act"), file.applications.isEmpty ? .primary : .secondary)))
                """
            ).html
        ).html
    }

    // MARK: Enrolments

    var enrolments: HTML {
        let frame = frame
        let table = Table(
            caption: text("learner.enrolments"), hidesCaption: true,
            columns: [
                .init(text("learner.institution")) { "\($0.institutionName)" },
                .init(text("learner.class")) { "\(frame.schoolClass($0.stage, $0.grade, $0.classLetter))" },
                .init(text("learner.from")) { "\(frame.day($0.period.from))" },
                .init(text("learner.through")) { "\($0.period.through.map(frame.day) ?? "–")" },
            ], rows: file.enrolments)
        return section("enrolments", text("learner.enrolments"), table.html + enrolmentForm + leavingForm)
    }

    private var enrolmentForm: HTML {
        let mine = mayEnrol
        guard let first = mine.first else { return .empty }
        let now = current.first
        let here = mine.first { $0.unit == now?.institution } ?? first
        let fields = fields(
            .enrolment,
            [
                ("institution", here.unit.description), ("stage", (now?.stage ?? .general).rawValue),
                ("class_letter", now?.classLetter ?? ""), ("enrolled_from", frame.day(today)),
            ])
        return Fold(
            text("learner.enrolment.add"), isOpen: sent?.kind == .enrolment,
            Form(
                frame: frame, action: Address.learnerEnrolments(file.id),
                """
                <p class="hint">\(text("learner.enrolment.hint"))</p>
                \(EnrolmentFields(fields: fields, institutions: mine))
                \(Foot(Button(text("learner.enrolment.act"), .secondary)))
                """
            ).html
        ).html
    }

    // MARK: The note of special categories

    /// Whoever may not read the note sees only that there is one.
    var note: HTML {
        if file.noteIsHidden {
            return section("note-part", text("learner.note"), "<p>\(text("learner.note.hidden"))</p>")
        }
        let readers = Set(viewer.units(for: .readSpecialText).map(\.unit))
        let mayRead = current.contains { readers.contains($0.institution) }
        guard mayRead else { return .empty }
        let shown: HTML = file.note.map { "<p>\($0)</p>" } ?? "<p class=\"quiet\">\(text("learner.note.none"))</p>"
        guard file.mayWrite else { return section("note-part", text("learner.note"), shown) }
        let fields = fields(.note, [("note", file.note ?? "")])
        let form = Form(
            frame: frame, action: Address.learnerNote(file.id),
            """
            \(fields.area("note", label: "learner.note.text", hint: "learner.note.hint", isOptional: true))
            \(Foot(Button(text("learner.note.act"), .secondary)))
            """)
        return section(
            "note-part", text("learner.note"),
            shown + Fold(text("learner.note.change"), isOpen: sent?.kind == .note, form.html).html)
    }
}
