import Casework
import Language
import Storage

/// The lists that give meaning to the numbers in the columns: semesters, risk factors and their categories, kinds of
/// measures.
package struct CodeBook: Sendable {
    package struct Term: Hashable, Sendable {
        package let schoolYear: SchoolYear
        /// 1 or 2.
        package let number: Int
        let lastDay: Day
        /// From this day on plans may be submitted for it.
        let opensOn: Day
    }

    /// A code of a list in the words that it has now; older rows of the same code may be worded otherwise.
    package struct Word: Hashable, Sendable {
        package let code: String
        package let name: Label
    }

    package let terms: [Semester.ID: Term]
    /// In the order of the list.
    package let categories: [Word]
    package let factors: [Word]
    /// Of measures, and at the end the work of plans' authors.
    package let kinds: [Word]
    private let places: [String: [(category: String, from: Day)]]

    /// Stands for the hours of authors beside the kinds of measures.
    static let authorWork = "plan_author"

    /// The category in which a factor stood at the end of a semester; before the first row of the list, the first.
    func category(of factor: String, in semester: Semester.ID) -> String? {
        guard let rows = places[factor], let lastDay = terms[semester]?.lastDay else { return nil }
        return (rows.last { $0.from <= lastDay } ?? rows.first)?.category
    }

    /// The category in which a factor stands last.
    func category(of factor: String) -> Word? {
        let code = places[factor]?.last?.category
        return categories.first { $0.code == code }
    }
}

extension CodeBook {
    static func load(from connection: any Connection) throws -> CodeBook {
        var terms: [Semester.ID: Term] = [:]
        for row in try connection.query("SELECT id, school_year, number, ends_on, submit_from FROM semester") {
            guard let year = SchoolYear(try row[1]) else { throw DatabaseError.unexpectedColumn("school_year") }
            terms[try row[0]] = Term(schoolYear: year, number: try row[2], lastDay: try row[3], opensOn: try row[4])
        }
        var places: [String: [(category: String, from: Day)]] = [:]
        for row in try connection.query("SELECT code, category, valid_from FROM risk_factor ORDER BY valid_from") {
            places[try row[0], default: []].append((try row[1], try row[2]))
        }
        return CodeBook(
            terms: terms,
            categories: try words(
                of: connection.query(
                    """
                    SELECT code, name_lv, name_en, position FROM risk_category ORDER BY valid_from
                    """)),
            factors: try words(
                of: connection.query(
                    """
                    SELECT code, name_lv, name_en, position FROM risk_factor ORDER BY valid_from
                    """)),
            kinds: try words(
                of: connection.query(
                    "SELECT code, name_lv, name_en, position FROM measure_kind ORDER BY valid_from")) + [
                    Word(
                        code: authorWork,
                        name: Label(lv: Tongue.lv.text("report.author_work"), en: Tongue.en.text("report.author_work")))
                ],
            places: places)
    }

    /// The last wording of each code, in the order of positions.
    private static func words(of rows: [Row]) throws -> [Word] {
        var last: [String: (position: Int, word: Word)] = [:]
        for row in rows {
            let word = Word(code: try row[0], name: Label(lv: try row[1], en: try row[2]))
            last[word.code] = (try row[3], word)
        }
        return last.values.sorted { ($0.position, $0.word.code) < ($1.position, $1.word.code) }.map(\.word)
    }
}
