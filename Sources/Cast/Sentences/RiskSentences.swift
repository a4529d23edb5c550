/// What was seen, by risk factor. Facts and kind words only: no diagnosis, no blame.
enum RiskSentences {
    static func evidence(of factor: String, _ seed: inout Seed) -> String {
        let texts = all[factor] ?? ["Situācija pārrunāta ar ģimeni un klases audzinātāju."]
        let hours = seed.pick(["16", "18", "22", "24", "28", "32"])
        return seed.pick(texts).split(separator: "#", omittingEmptySubsequences: false).joined(separator: hours)
    }

    /// Factors of a category, the frequent ones several times.
    static let factors: [String: [String]] = [
        "LEARNING": [
            "L01", "L02", "L02", "L02", "L03", "L03", "L03", "L04", "L04", "L05", "L07", "L10", "L10", "L11", "L12",
        ],
        "ECONOMIC": ["E01", "E01", "E02", "E02", "E02", "E03"],
        "FAMILY": ["F01", "F01", "F02"],
        "SOCIAL_HEALTH": ["H01", "H02", "H07"],
    ]

    private static let all: [String: [String]] = [
        "L01": [
            "Divu mēnešu laikā bez attaisnojuma kavētas # mācību stundas, visbiežāk no rīta.",
            "Kopš mācību gada sākuma # neattaisnotas stundas, galvenokārt pirmdienās.",
        ],
        "L02": [
            "Vērtējums matemātikā un latviešu valodā ir zem 4 ballēm.",
            "Iepriekšējā semestrī trijos mācību priekšmetos bija nepietiekams vērtējums.",
            "Pēdējos pārbaudes darbos vērtējums ir 2–3 balles.",
        ],
        "L03": [
            "Jauno vielu apgūst lēnāk nekā klase, pārbaudes darbos nepaspēj izpildīt visus uzdevumus.",
            "Teksta uzdevumu noteikumus saprot tikai pēc individuāla skaidrojuma.",
            "Lasot garākus tekstus, zaudē domu, rakstu darbos daudz labojumu.",
        ],
        "L04": [
            "Prombūtnes dēļ nav apgūtas divas tēmas matemātikā un viena angļu valodā.",
            "Nav kārtoti četri pārbaudes darbi, jo vielas skaidrojums ir nokavēts.",
        ],
        "L05": ["Stundās bieži zūd uzmanība, par to ir vairāki ieraksti dienasgrāmatā; mazā grupā strādā mierīgi."],
        "L07": ["Starpbrīžos turas savrup, klasē bijušas domstarpības, par kurām runāts klases stundā."],
        "L10": [
            "Mājasdarbus pilda reti, stāsta, ka nezina, kur tas noderēs.",
            "Stundās piedalās maz, lai gan uzdevumus spēj izpildīt.",
        ],
        "L11": ["Iepriekšējais mācību gads bija pagarināts, augustā kārtoti pārbaudes darbi divos priekšmetos."],
        "L12": ["Skolu mainīja nesen, vēl iepazīst klasi un skolas prasības."],
        "E01": [
            "Dzīvo 14 km no skolas, autobuss kursē divreiz dienā.",
            "Lai nokļūtu skolā, jāpārsēžas, un no rīta autobusi nav saskaņoti.",
        ],
        "E02": [
            "Ģimenē aug četri bērni, pusdienas skolā ne vienmēr var samaksāt.",
            "Mācību līdzekļi sagādāti daļēji, ģimene lūgusi atbalstu.",
        ],
        "E03": ["Pēc stundām pieskata jaunākos brāļus un māsas, mājasdarbiem laika paliek maz."],
        "E04": ["Vakaros strādā, tāpēc no rīta kavē pirmās stundas."],
        "F01": ["Saziņa ar ģimeni ir reta, ziņas e-klasē ilgi paliek neizlasītas."],
        "F02": ["Vecāki strādā ārzemēs, ikdienā par mācībām rūpējas vecmāmiņa."],
        "H01": ["Mācībās palīdz atgādnes un vairāk laika, ar tām strādā patstāvīgi."],
        "H02": ["Atgriežas mācībās pēc ilgākas prombūtnes, vajag laiku, lai iejustos."],
        "H07": ["Pirms pārbaudes darbiem jūt lielu satraukumu, palīdz mierīga saruna."],
    ]
}
