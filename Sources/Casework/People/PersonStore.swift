import Language
import Storage

extension Transaction {
    /// Keeps a person who is not in the registry yet. Ask `person(withCode:)` first: nobody is kept twice.
    func insertPerson(_ person: NewPerson) throws -> Person.ID {
        let id = Person.ID(at: now)
        try connection.execute(
            """
            INSERT INTO person (id, given_name, surname, search_key, sort_key, born_on, sex, version, recorded_at)
            VALUES (\(id), \(person.name.given), \(person.name.surname), \(SearchKey.folded(person.name.full)),
            \(SortKey.bytes(for: person.name.listed)), \(person.bornOn), \(person.sex?.rawValue), 1, \(now))
            """)
        try insertCode(person.code ?? .temporary(), of: id, reason: .first)
        return id
    }

    /// The person with this key, whoever asks: callers have checked the scope.
    func person(_ id: Person.ID) throws -> Person {
        guard let row = try connection.first("\(personColumns) WHERE person.id = \(id)") else {
            throw Rejection.notFound
        }
        return try Person(row: row)
    }

    /// The person who has or ever had this code.
    func person(withCode code: PersonalCode) throws -> Person? {
        let index = keys.blindIndex("personal_code", code.text)
        return try connection.first(
            """
            \(personColumns) JOIN personal_code ON personal_code.person_id = person.id
            WHERE personal_code.code_index = \(index) AND personal_code.withdrawn_at IS NULL
            """
        ).map(Person.init(row:))
    }

    /// Writes name, day of birth and sex as they are; the search and sort keys follow the name, and plans that name the
    /// person rightly already know whom they mean.
    /// - Throws: `Rejection.stale` where somebody changed the person after `version` was read.
    func correct(_ id: Person.ID, to right: PersonCorrection) throws {
        let name = right.name
        let changed = try connection.execute(
            """
            UPDATE person SET given_name = \(name.given), surname = \(name.surname),
            search_key = \(SearchKey.folded(name.full)), sort_key = \(SortKey.bytes(for: name.listed)),
            born_on = \(right.bornOn), sex = \(right.sex?.rawValue), version = version + 1
            WHERE id = \(id) AND version = \(right.version)
            """)
        if changed == 0 { throw Rejection.stale }
        try recognise(id)
    }

    private var personColumns: SQL {
        "SELECT person.id, given_name, surname, born_on, sex, version FROM person"
    }
}

extension Person {
    init(row: Row) throws {
        let sex: String? = try row["sex"]
        self.init(
            id: try row["id"], name: PersonName(storedGiven: try row["given_name"], surname: try row["surname"]),
            bornOn: try row["born_on"], sex: sex.flatMap(Sex.init(rawValue:)), version: try row["version"])
    }
}
