import Casework
import Language

@testable import Web

/// A page with every part of the frame, in the shape of a support plan.
struct SamplePage: Page {
    var frame: Frame
    var form = SentForm.empty
    var problems: [Problem] = []
    var rows = SamplePage.learners

    var title: String { "Individuālais atbalsta plāns 2026/27-I-004113" }
    var path: [Link] { [Link("Sākums", Address.home()), Link("Atbalsta plāni", Address.plans())] }
    var heading: HTML { "<div class=\"heading\"><h1>\(title)</h1>\(Chip("Saskaņošanā 2/3", .underway))</div>" }

    var body: HTML {
        """
        \(Steps(label: "Plāna gaita", [
            .init("Projekts", detail: "M. Bērziņa, 14.09.2026", .done),
            .init("Saskaņošanā 2/3", detail: "Priekules novads, kopš 02.10.2026", .current), .init("Apstiprināts", .ahead),
            .init("Īstenošanā", .ahead), .init("Noslēgts", .ahead),
        ]))
        <section class="section"><h2>Skolēns</h2>
        \(SummaryList([
            .init("Vārds", "Aleksandrs Kristofers Vītoliņš-Ozoliņš"), .init("Klase", "7.b, Krotes Kronvalda Ata pamatskola"),
            .init("Iesniegums", "04.09.2026, parakstījis vecāks", change: Link("Labot", Address.home()), context: "iesnieguma datumu"),
            .init("Pieredze", missing: Link("Ievadīt iepriekšējā semestra vērtējumu", Address.home())),
        ]))</section>
        <section class="section"><h2>Skolēna vārdiem</h2>\(plan)</section>
        <section class="section"><h2>12 plāni, no tiem 3 gaida jūs</h2>
        \(FilterChips(frame: frame, filters: [Link("2026/27, 1. semestris", frame.address), Link("Saskaņošanā", frame.address)], clear: frame.address))
        \(list)
        \(Pagination(frame: frame, page: 2, pages: 9))
        \(EmptyState("Šajā semestrī vēl nav neviena plāna, jo semestris sākas 01.09.2026.", next: Link("Sākt jaunu plānu", Address.plans())))
        </section>
        <section class="section"><h2>Skaitļi</h2>\(figures)</section>
        """
    }

    private var plan: HTML {
        let fields = Fields(frame: frame, form: form, problems: problems)
        let risks = ["Kavē stundas bez attaisnojuma", "Zemi mācību sasniegumi", "Mainījis skolu šajā gadā"]
        return Form(
            frame: frame, action: Address.home(), isAutosaved: true,
            """
            \(fields.text("surname", label: "word.name", hint: "date.hint", kind: .name))
            \(fields.area("words", label: "word.note", isOptional: true, rows: 3))
            \(fields.radios("answer", label: "word.reason", choices: [Choice("a", "Nekas nav novērots"), Choice("b", "Ir riska faktori", hint: "Atzīmē tos zemāk")]))
            \(fields.checkboxes("risks", label: "word.status", choices: risks.map { Choice($0, $0) }))
            \(fields.select("measure", label: "word.code", choices: [Choice("K", "Konsultācija mācību priekšmetā"), Choice("P", "Psihologa konsultācija")], empty: "action.choose"))
            \(fields.day("ends_on", label: "word.date"))
            \(fields.money("planned", label: "word.total"))
            \(fields.checkbox("agreed", label: "word.yes"))
            \(Foot(Button("Nosūtīt saskaņošanai"), others: [Button("Saglabāt", .secondary).html, Button("Atmest", .plain).html], isSticky: true, status: "<span>34 stundas</span> <strong>1 204,50 €</strong>"))
            """
        ).html
    }

    private var list: Table<Row> {
        Table(
            caption: "Plāni", hidesCaption: true,
            columns: [
                .init("Skolēns") { "<a href=\"\(Address.plans())\">\($0.name)</a>" }, .init("Klase") { "\($0.grade)" },
                .init("Stāvoklis") { "\(Chip($0.state, $0.shape))" },
                .init("Risks") { "\(Dots($0.level, ["nav", "zems", "vidējs", "augsts"][$0.level]))" },
                .init("Stundas", .number) { "\($0.hours)" }, .init("Summa", .number) { "\(frame.money($0.sum))" },
            ],
            rows: rows,
            total: ["Kopā", "", "", "", "\(rows.map(\.hours).reduce(0, +))", "\(frame.money(rows.map(\.sum).sum))"])
    }

    private var figures: HTML {
        """
        <div class="figures">\(Figure("12", "plāni", definition: "Apstiprināti plāni, kuru darbība sākas šajā semestrī."))
        \(Figure("10", "skolēni", definition: "Unikāli skolēni, kuriem ir vismaz viens šāds plāns."))</div>
        \(Bars(title: "Plāni pēc riska grupas", definition: "Viens plāns var būt vairākās grupās.", unit: "plāni", bars: [
            .init("Mācību darbs", 9, "9"), .init("Sociālā vide un veselība", 6, "6"), .init("Ekonomiskie apstākļi", 4, "4"), .init("Ģimene", 1, "1"),
        ], tableTitle: "Tabula"))
        """
    }

    var aside: HTML? {
        """
        <section><h2>Kas tālāk</h2><p>Plānu izskata Priekules novada koordinators Ilze Āboliņa.</p></section>
        <section><h2>Kāpēc es to redzu</h2><p>Jūs esat šī plāna sagatavotāja.</p></section>
        <section><h2>Vēsture</h2>\(Timeline([
            .init(time: "02.10.2026 09:14", person: "Juris Kalniņš", role: "iestādes vadītājs", "Apstiprināja iestādes līmenī"),
            .init(time: "14.09.2026 15:02", person: "Māra Bērziņa", role: "plāna autore", "Nosūtīja saskaņošanai"),
        ]))</section>
        """
    }

    struct Row: Sendable {
        let name: String
        let grade: String
        let state: String
        let shape: Chip.Shape
        let level: Int
        let hours: Int
        let sum: Euro
    }

    static let learners: [Row] = [
        Row(
            name: "Āboliņa Anna", grade: "5.a", state: "Apstiprināts", shape: .agreed, level: 1, hours: 12,
            sum: Euro(cents: 41_250)),
        Row(name: "Kļaviņš Bruno", grade: "9.c", state: "Projekts", shape: .begun, level: 3, hours: 0, sum: .zero),
        Row(
            name: "Ķirse Cilda", grade: "7.b", state: "Pārskatīšanā", shape: .changing, level: 2, hours: 34,
            sum: Euro(cents: 120_450)),
        Row(
            name: "Ozoliņa-Vītoliņa Ērika", grade: "12.", state: "Īstenošanā", shape: .active, level: 2, hours: 8,
            sum: Euro(cents: 24_000)),
        Row(
            name: "Šmits Žanis", grade: "6.", state: "Apturēts", shape: .paused, level: 0, hours: 4,
            sum: Euro(cents: 9_800)),
        Row(
            name: "Žagars Uldis", grade: "8.a", state: "Noslēgts", shape: .finished, level: 1, hours: 20,
            sum: Euro(cents: 1_204_050)),
    ]
}
