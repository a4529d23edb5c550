import Casework

/// A learner of the cast before the registry knows him.
package struct Pupil: Sendable {
    /// The learners whom tests and pages call by name.
    package enum Name: String, CaseIterable, Sendable {
        case anna
        case bruno
        case cilda
        case davis
        case emils
    }

    package let given: String
    package let surname: String
    package let sex: Person.Sex
    package let bornOn: Day
    package let code: String
}

extension Pupil {
    /// Somebody of the age of a grade: 11 or 12 years in grade 5; 16 or 17 in the first course.
    init(in grade: Int, of firstYear: Int, vocational: Bool = false, from seed: inout Seed, taken: inout Set<String>) {
        let isGirl = seed.happens(45)
        let names = isGirl ? Pupil.girls : Pupil.boys
        var (given, surname) = (seed.pick(names), seed.pick(Pupil.surnames))
        while !taken.insert("\(given) \(surname.0)").inserted {
            (given, surname) = (seed.pick(names), seed.pick(Pupil.surnames))
        }
        let born = firstYear - grade - (vocational ? 15 : 6)
        self.init(
            given: given, surname: isGirl ? surname.1 : surname.0, sex: isGirl ? .female : .male,
            bornOn: .cast(born, seed.number(1...12), seed.number(1...28)), code: InventedCode.next(from: &seed))
    }

    private static let girls = [
        "Alise", "Amanda", "Beāte", "Betija", "Dārta", "Diāna", "Elīna", "Estere", "Evelīna", "Gerda", "Ieva", "Jūlija",
        "Karlīna", "Katrīna", "Keita", "Laima", "Līva", "Lote", "Luīze", "Marta", "Monta", "Nora", "Odrija", "Paula",
        "Rasa", "Rēzija", "Sabīne", "Santa", "Tīna", "Undīne", "Viktorija", "Zelma",
    ]

    private static let boys = [
        "Aleksis", "Artis", "Artūrs", "Dāvids", "Edvards", "Eduards", "Emīls", "Ernests", "Gatis", "Gustavs", "Hugo",
        "Ingus", "Jānis", "Jēkabs", "Kristers", "Kristians", "Linards", "Markuss", "Mārtiņš", "Matīss", "Niks",
        "Olivers",
        "Oskars", "Pauls", "Ralfs", "Reinis", "Roberts", "Rūdolfs", "Sandis", "Tomass", "Toms", "Valters",
    ]

    private static let surnames = [
        ("Auniņš", "Auniņa"), ("Avotiņš", "Avotiņa"), ("Bebris", "Bebre"), ("Briedis", "Briede"),
        ("Celmiņš", "Celmiņa"),
        ("Cīrulis", "Cīrule"), ("Dambis", "Dambe"), ("Dūmiņš", "Dūmiņa"), ("Freimanis", "Freimane"),
        ("Gailis", "Gaile"),
        ("Grauds", "Grauda"), ("Ievītis", "Ievīte"), ("Jaunzems", "Jaunzeme"), ("Kauliņš", "Kauliņa"),
        ("Kārkliņš", "Kārkliņa"),
        ("Ķirsis", "Ķirse"), ("Lagzdiņš", "Lagzdiņa"), ("Lūsis", "Lūse"), ("Mednis", "Medne"), ("Mežulis", "Mežule"),
        ("Niedra", "Niedra"), ("Osis", "Ose"), ("Paegle", "Paegle"), ("Pētersons", "Pētersone"),
        ("Pīlādzis", "Pīlādze"),
        ("Rasiņš", "Rasiņa"), ("Riekstiņš", "Riekstiņa"), ("Roze", "Roze"), ("Sīlis", "Sīle"), ("Skuja", "Skuja"),
        ("Smilga", "Smilga"), ("Straume", "Straume"), ("Šteinbergs", "Šteinberga"), ("Tauriņš", "Tauriņa"),
        ("Tīrums", "Tīruma"),
        ("Upītis", "Upīte"), ("Vanags", "Vanaga"), ("Vējiņš", "Vējiņa"), ("Vīksna", "Vīksna"),
        ("Zvirbulis", "Zvirbule"),
        ("Žagars", "Žagare"), ("Žīgurs", "Žīgure"),
    ]
}
