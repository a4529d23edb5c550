/// Why a measure was chosen, who gives it, and what it is to lead to.
enum MeasureSentences {
    static let subjects = [
        "matemātika", "matemātika", "matemātika", "latviešu valoda", "latviešu valoda", "latviešu valoda",
        "angļu valoda",
        "angļu valoda", "fizika", "ķīmija", "vēsture", "dabaszinības", "krievu valoda",
    ]

    private static let teachers = [
        "Aija Saulīte", "Inta Dreimane", "Vija Mūrniece", "Gunta Leja", "Ināra Krasta", "Sarmīte Pļava", "Uldis Kalve",
        "Aivars Birze", "Iveta Salna", "Dzintra Rasa",
    ]

    static func provider(of kind: String, among staff: [CastMember], _ seed: inout Seed) -> String {
        switch kind {
        case "consult_teacher" where !staff.isEmpty: seed.pick(staff).fullName
        case "consult_psychologist": "Liene Rudzīte"
        case "consult_social_pedagogue": seed.pick(["Anita Krasta", "Ilona Mieze"])
        case "consult_teacher_assistant": seed.pick(["Laura Sila", "Evita Gaisma"])
        case "comp_catering", "comp_public_transport", "comp_learning_materials", "comp_accommodation": ""
        default: seed.pick(teachers)
        }
    }

    static func justification(of kind: String, _ seed: inout Seed) -> String {
        seed.pick(reasons[kind] ?? ["Atbalsts palīdz turpināt mācības."])
    }

    private static let reasons: [String: [String]] = [
        "consult_teacher": [
            "Individuāls skaidrojums palīdz apgūt iekavēto un droši rakstīt pārbaudes darbus.",
            "Viena stunda nedēļā ārpus klases ļauj atkārtot vielu savā tempā.",
            "Mazos soļos apgūtas tēmas ļauj sekot līdzi klasei.",
            "Konsultācijās var jautāt bez steigas, un zināšanas nostiprinās.",
        ],
        "consult_psychologist": ["Sarunas palīdz mierīgi gatavoties pārbaudes darbiem un ticēt saviem spēkiem."],
        "consult_social_pedagogue": ["Sarunās kopā ar ģimeni vienojas par dienas kārtību un skolas apmeklējumu."],
        "consult_teacher_assistant": ["Mājasdarbi tiek izpildīti skolā, pirms autobusa."],
        "comp_public_transport": ["Apmaksātas biļetes ļauj ierasties uz pirmo stundu katru dienu."],
        "comp_catering": ["Apmaksātas pusdienas ļauj palikt skolā arī uz konsultācijām."],
        "comp_learning_materials": ["Darba burtnīcas ir vajadzīgas, lai strādātu līdzi stundās."],
        "comp_accommodation": ["Vieta dienesta viesnīcā ļauj apmeklēt visas stundas un praksi."],
    ]

    /// What an hour was about.
    static let topics = [
        "Iekavētās tēmas atkārtošana", "Gatavošanās pārbaudes darbam", "Kļūdu analīze", "Mājasdarba izpilde",
        "Teksta lasīšana un izpratne", "Uzdevumi ar paraugu", "Tēmas nostiprināšana", "",
    ]

    /// Wording, indicator and target.
    static let goals = [
        ("Pabeigt semestri ar pietiekamu vērtējumu visos mācību priekšmetos", "Semestra vērtējums", "vismaz 4 balles"),
        ("Nekavēt stundas bez attaisnojuma", "Neattaisnotās stundas mēnesī", "ne vairāk kā 2"),
        ("Ik nedēļu apmeklēt konsultācijas", "Apmeklētās konsultācijas", "vismaz 90 %"),
        ("Nokārtot visus iekavētos darbus", "Nenokārtotie darbi", "0"),
        ("Katru dienu ierasties uz pirmo stundu", "Kavētās pirmās stundas mēnesī", "ne vairāk kā 1"),
        ("Iesniegt mājasdarbus laikā", "Laikā iesniegtie mājasdarbi", "4 no 5"),
    ]

    static let economic: [String: [String]] = [
        "E01": ["comp_public_transport"], "E02": ["comp_catering", "comp_catering", "comp_learning_materials"],
        "E03": ["consult_teacher_assistant"], "E04": ["consult_social_pedagogue"], "F01": ["consult_social_pedagogue"],
        "F02": ["consult_social_pedagogue"], "H01": ["consult_teacher"], "H02": ["consult_teacher"],
        "H07": ["consult_psychologist"],
    ]

    /// What an approver writes when a plan goes back: the code of the reason, the kind of row, and the words.
    static let returns = [
        ("evidence_missing", "risks", "Lūdzu, papildiniet pamatojumu ar datiem par kavējumiem un vērtējumiem."),
        ("dose_too_high", "measures", "Stundu skaits šim semestrim ir liels. Lūdzu, pārskatiet apjomu."),
        ("measure_does_not_fit", "measures", "Lūdzu, paskaidrojiet, kā pasākums mazinās norādīto risku."),
    ]
}
