import Casework
import Language

/// For how many hours a week a unit employs specialists, what plans take of them, and the form for more.
struct CapacityPage: Page {
    let frame: Frame
    let code: String
    let sheet: CapacityStore.Sheet
    var form = SentForm.empty
    var problems: [Problem] = []

    var title: String { text("capacity.title") }
    var path: [Link] {
        [Link(sheet.unitName, Address.unit(code)), Link(text("person.staff"), Address.people(code))]
    }

    var body: HTML {
        """
        <p class="lead">\(text(sheet.level == .municipality ? "capacity.lead.shared" : "capacity.lead"))</p>
        \(sheet.rows.isEmpty ? EmptyState(text("capacity.none")).html : table)
        \(sheet.mayKeep ? entry : .empty)
        """
    }

    private var table: HTML {
        let (frame, code, mayKeep) = (frame, code, sheet.mayKeep)
        typealias Column = Table<SpecialistCapacity>.Column
        @Sendable func weekly(_ tenths: Int) -> HTML { "\(frame.tongue.decimal(tenths, places: 1))" }
        var columns: [Column] = [
            .init(text("capacity.person")) { "\($0.name.listed)" },
            .init(text("capacity.kind")) { "\($0.kindName[frame.tongue])" },
            .init(text("capacity.period")) { "\(frame.period($0.period))" },
            .init(text("capacity.hours"), .number) { "\(frame.number($0.hours))" },
            .init(text("capacity.taken"), .number) { row in row.load.map { weekly($0.takenWeekly) } ?? "–" },
            .init(text("capacity.free"), .number) { row in row.load.map { weekly($0.freeWeekly) } ?? "–" },
        ]
        if mayKeep {
            columns.append(
                .init(text("capacity.withdrawal")) { row in
                    OneButton(
                        frame: frame, action: Address.capacityWithdrawal(code, row.id), frame.text("capacity.withdraw"),
                        context: "\(row.name.full), \(row.kindName[frame.tongue])"
                    ).html
                })
        }
        return """
            \(Table(caption: title, hidesCaption: true, columns: columns, rows: sheet.rows))
            <p class="quiet">\(text("capacity.taken.hint"))</p>
            """
    }

    private var entry: HTML {
        let fields = Fields(frame: frame, form: form, problems: problems)
        let people = sheet.people.map { Choice("\($0.person)", $0.name.listed) }
        let kinds = sheet.kinds.map { Choice($0.code, $0.name[frame.tongue]) }
        let form = Form(
            frame: frame, action: Address.capacities(code),
            """
            <input type="hidden" name="receipt" value="\(frame.receipt)">
            \(fields.select("person", label: "capacity.person", choices: people, empty: "capacity.person.choose"))
            \(fields.select("kind", label: "capacity.kind", choices: kinds, empty: "plan.kind.choose"))
            \(fields.text("hours", label: "capacity.hours", hint: "capacity.hours.hint", width: .few, kind: .number))
            \(fields.day("valid_from", label: "person.role.from"))
            \(fields.day("valid_to", label: "person.role.through", isOptional: true))
            \(Foot(Button(text("capacity.record"))))
            """)
        return """
            <section class="section" aria-labelledby="entry"><h2 id="entry">\(text("capacity.new"))</h2>
            <p class="hint">\(text("capacity.new.hint"))</p>\(form)</section>
            """
    }
}
