import Testing

@testable import Casework

@Suite("Choosing a password")
struct PasswordFlawTests {
    private func flaw(_ password: String) -> PasswordFlaw? {
        PasswordFlaw(
            of: password, shortest: 12, year: 2026,
            about: ["Anna", "Bērziņa", "anna.berzina@priekule.lv", "Priekules vidusskola"])
    }

    @Test(
        "long passwords of any sort are welcome, without rules on kinds of characters",
        arguments: [
            "correct horse battery staple", "kaķītis lido septiņreiz", "tramvajs-mežģīne-17-lustra", "jk8#Lm2!qPz0v",
            " atstarpes paliek galos ",
            "christopher elizabeth tomatoe lustra", "Kristaps ed zupu vannā", "🦔🐝🌻🚲🎻🧭🪁🥨🦉🧩🪵🐚",
            String(repeating: "Zivs peld prom. ", count: 8),
        ])
    func welcome(_ password: String) { #expect(flaw(password) == nil) }

    @Test(
        "what everybody guesses first is refused",
        arguments: [
            "password1234", "Password123!", "passwordpassword", "P@ssw0rd2026", "p4ssw0rdp4ssw0rd", "123456789012",
            "qwertyuiop12", "1q2w3e4r5t6y", "q1w2e3r4t5y6", "1qaz2wsx3edc", "zaq12wsxcde3", "iloveyou1234",
            "aaaaaaaaaaaa",
            "abababababab", "abcdefghijkl", "sunshine2024!", "letmeinletmein", "administrator1", "qwerty123456",
            "Parole123456", "parole829174", "latvija2026!", "Sveikisveiki1", "skolotajs2025", "mīlestība2024",
            "balsts-balsts", "pumpurs20172023", "111111222222", "liverpool2005", "superman12345", "000000000000",
            "dragondragon1", "changemechangeme", "welcome2026!!", "1234567890123456", "christopher1", "elizabeth123",
            "alexander123", "Alexander1987!", "michaeljackson", "Aleksandrs12", "svetlana2019", "Kristaps!2024",
            "bernudarzs123", "ChristopherElizabeth", "finalfantasy", "jamesbond007", "leavemealone1",
        ])
    func common(_ password: String) { #expect(flaw(password) == .common) }

    @Test(
        "what is known about the person is refused",
        arguments: ["BerzinaAnna1987", "priekule-2026!", "Priekulē123456", "anna.berzina!!", "Bērziņa Priekule"])
    func personal(_ password: String) { #expect(flaw(password) == .aboutYou) }

    @Test("eleven characters are too few, two hundred and fifty-seven too many")
    func length() {
        #expect(flaw("jk8#Lm2!qPz") == .short)
        #expect(flaw(String(repeating: "Zivs peld ", count: 25) + "abcdef!") == .long)
        #expect(flaw("🦔🐝🌻🚲🎻🧭🪁🥨🦉🧩🪵") == .short)
    }
}
