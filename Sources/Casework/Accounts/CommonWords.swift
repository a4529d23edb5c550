import Foundation

/// What passwords are mostly made of. Stems stand for all their variants (`Password1!`, `p4ssw0rd2024`), so that a
/// few words do the work of a list of thousands of passwords.
enum CommonWords {
    static let stems = words(
        """
        password passwort passw0rd parole parolit letmein welcome admin administrator root login master access secret
        default changeme guest temp test testing user qwerty qwertz azerty asdfgh zxcvbn iloveyou loveyou lovely forever
        princess sunshine dragon monkey football baseball basketball soccer hockey superman batman spiderman starwars
        pokemon naruto minecraft shadow michael jordan jennifer jessica ashley daniel thomas charlie andrew matthew
        joshua robert anthony william nicole samantha summer winter spring autumn monday friday flower butterfly
        chocolate cookie banana orange cheese pepper ginger computer internet google facebook twitter instagram youtube
        whatsapp samsung iphone android windows microsoft mustang ferrari porsche mercedes corvette harley yamaha
        liverpool chelsea arsenal barcelona manchester united madrid juventus london berlin paris america england
        russia moscow canada hello freedom whatever trustno nothing something blessed jesus christ angel heaven hunter
        killer ranger tigger buster maggie peanut cowboy purple yellow silver golden diamond rainbow unicorn matrix
        fuckyou asshole bitch please family friends mother father brother sister mommy daddy baby love money lucky
        happy power magic sweet secure security hunter2 zaqwsx qazwsx qweasd abcabc pass1234
        latvija latvia riga daugavpils liepaja jelgava jurmala ventspils valmiera rezekne sveiks sveiki labdien mila
        milestiba sirds saule saulite zvaigzne puke roze draugs gimene mamina tetis bernins kakis suns lacis vasara
        ziema pavasaris rudens dzintars dinamo janis anna liga peteris laura kristine marta nauda slepena slepens
        lietotajs skolotajs skolotaja direktors vaditajs koordinators
        balsts pumpurs pumpuri skola skolas vidusskola pamatskola gimnazija pasvaldiba ministrija ikvd viis
        """)

    /// Names and words of a length that makes a password almost alone, and whole passwords that many have. The longest
    /// first, so that *christopher* is found before *christ*.
    static let listed: [[Character]] = {
        let lines = String(decoding: PackageResources.common_words_txt, as: UTF8.self).split(separator: "\n")
        return lines.filter { $0.first != "#" }.map(Array.init).sorted { $0.count > $1.count }
    }()

    /// What a word of the list is worth to a guesser, in characters: it has to be found, but among few. So one or two
    /// of them with digits are refused, and four in a row, a good password, are not.
    static let worth = 2

    /// Rows and columns of keys, the alphabet and digits, in pieces of four, both ways; typed to and fro too.
    static let runs: [String] = {
        let rows = [
            "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop", "abcdefghijklmnopqrstuvwxyz",
            "01234567890",
        ]
        let woven = ["1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "1a2b3c4d5e6f7g8h9i", "a1b2c3d4e5f6g7h8i9"]
        let columns = ["1qaz", "2wsx", "3edc", "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol."]
        let straight = (rows + woven).flatMap { row in
            let keys = Array(row)
            return (0...(keys.count - 4)).map { String(keys[$0..<($0 + 4)]) }
        }
        let all = straight + columns
        return all + all.map { String($0.reversed()) }
    }()

    /// In small letters without marks; signs stay.
    static func folded(_ text: String) -> String {
        text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }

    /// Letters for the digits and signs that stand in for them.
    static func unmasked(_ text: [Character]) -> [Character] {
        let letters: [Character: Character] = [
            "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i",
        ]
        return text.map { letters[$0] ?? $0 }
    }

    private static func words(_ text: String) -> [String] { text.split { $0.isWhitespace }.map(String.init) }
}
