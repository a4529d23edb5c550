import Casework
import Language

/// A request laid out on the columns: what stands at each place of each axis.
struct ReportSheet {
    let request: ReportRequest
    let terrain: Terrain
    let facts: PlanFacts
    let deliveries: DeliveryFacts
    let codes: CodeBook
    /// In the order of codes.
    let units: [NamedUnit]
    /// In the order of time; for school years the first semester of each.
    let terms: [CodeBook.Term]
    /// In the order of the list.
    let risks: [CodeBook.Word]
    let kinds: [CodeBook.Word]
    /// In the order of the alphabet.
    let topics: [String]
    let axes: Axes

    /// - Throws: a problem at `year` where the calendar does not know it.
    init(_ request: ReportRequest, _ terrain: Terrain, _ snapshot: Snapshot) throws(Rejection) {
        self.request = request
        self.terrain = terrain
        facts = snapshot.facts
        deliveries = snapshot.deliveries
        codes = snapshot.codes
        if let year = request.schoolYear, !codes.terms.values.contains(where: { $0.schoolYear == year }) {
            throw .invalid("year", Message("report.problem.year_not_in_calendar", ["text": .text("\(year)")]))
        }
        try Self.check(request.category, "category", codes.categories)
        try Self.check(request.factor, "factor", codes.factors)
        try Self.check(request.kind, "kind", codes.kinds)
        let isDelivery = request.report.sorts != nil
        let rows = (isDelivery ? deliveries.units.keys : facts.institutions.keys).map(terrain.row(of:))
        let semesters = isDelivery ? deliveries.semesters.keys : facts.semesters.keys
        let terms = semesters.map { [codes] in codes.terms[$0] }.map { term in
            term.flatMap { request.asks(about: $0) ? $0 : nil }
        }
        units =
            request.dimensions.contains(.unit)
            ? Set(rows.compactMap { $0 }).sorted { Array($0.code.utf8).lexicographicallyPrecedes($1.code.utf8) } : []
        let bySemester = request.dimensions.contains(.semester)
        self.terms =
            bySemester || request.dimensions.contains(.schoolYear)
            ? Set(terms.compactMap { $0?.folded(!bySemester) }).sorted {
                ($0.schoolYear, $0.number) < ($1.schoolYear, $1.number)
            } : []
        let (risks, risk) = Self.risk(request, facts, codes)
        self.risks = risks
        let kinds = Self.kinds(request, deliveries, codes)
        self.kinds = request.dimensions.contains(.kind) ? kinds.shown : []
        let topics = request.dimensions.contains(.topic) ? deliveries.topics.keys.inOrder() : []
        self.topics = topics
        let (units, shown) = (units, self.terms)
        axes = Axes(
            units: units.isEmpty ? .folded(rows.map { $0 != nil }) : .over(rows, units),
            terms: shown.isEmpty
                ? .folded(terms.map { $0 != nil }) : .over(terms.map { $0?.folded(!bySemester) }, shown),
            gradeGroups: request.dimensions.contains(.gradeGroup)
                ? .over(GradeGroup.allCases.map { request.asks(about: $0) ? $0 : nil }, GradeGroup.allCases)
                : .folded(GradeGroup.allCases.map(request.asks), nothing: request.gradeGroup == nil),
            kinds: isDelivery ? kinds.axis : .whole,
            topics: topics.isEmpty ? .whole : .over(deliveries.topics.keys, topics),
            states: request.dimensions.contains(.state)
                ? .over(Compensation.State.allCases, Compensation.State.allCases) : .whole,
            risk: risk, naming: Self.naming(request, facts))
    }

    /// - Throws: a problem at a field whose code is in no list.
    private static func check(_ code: String?, _ field: String, _ list: [CodeBook.Word]) throws(Rejection) {
        guard let code, !list.contains(where: { $0.code == code }) else { return }
        throw .invalid(field, Message("report.problem.unknown_\(field)", ["text": .text(String(code.prefix(40)))]))
    }

    private static func naming(_ request: ReportRequest, _ facts: PlanFacts) -> Naming {
        func set(_ code: String?, _ bits: Interned<String>) -> UInt64? {
            code.map { code in Naming.set(bits.number(of: code).map { [Int($0)] } ?? []) }
        }
        // What was delivered is of a kind itself.
        let measures = request.report.sorts == nil ? set(request.kind, facts.measures) : nil
        // In the report of risks shares are taken of all plans: there a risk chooses rows, not plans.
        guard request.report != .risks else { return Naming(measures: measures) }
        return Naming(
            categories: set(request.category, facts.categories), factors: set(request.factor, facts.factors),
            measures: measures)
    }

    /// The kinds in the order of the list, those that no list has at the end, and the axis of those that are asked about.
    private static func kinds(
        _ request: ReportRequest, _ deliveries: DeliveryFacts, _ codes: CodeBook
    ) -> (shown: [CodeBook.Word], axis: Axis) {
        let words = Dictionary(codes.kinds.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let found = deliveries.kinds.keys.map { code -> CodeBook.Word? in
            guard request.kind.map({ $0 == code }) ?? true else { return nil }
            return words[code] ?? CodeBook.Word(code: code, name: Label(lv: code, en: code))
        }
        guard request.dimensions.contains(.kind) else { return ([], .folded(found.map { $0 != nil })) }
        let unlisted = found.compactMap { $0 }.filter { words[$0.code] == nil }.sorted { $0.code < $1.code }
        let shown = codes.kinds.filter(found.contains) + unlisted
        return (shown, .over(found, shown))
    }

    /// Counts the facts of the report.
    func tallies(knownBefore moment: Instant, on axes: Axes) -> [(code: Int, tally: Tally)] {
        guard let sorts = request.report.sorts else { return facts.tallies(knownBefore: moment, on: axes) }
        let chosen = request.namesRisk ? facts.plans(naming: axes.naming, knownBefore: moment) : nil
        return deliveries.tallies(of: sorts, knownBefore: moment, on: axes, in: chosen)
    }

    /// The risks of the rows with their bits; those that no plan names have no rows.
    private static func risk(
        _ request: ReportRequest, _ facts: PlanFacts, _ codes: CodeBook
    ) -> (words: [CodeBook.Word], axis: Axes.Risk) {
        func found(_ words: [CodeBook.Word], _ bits: Interned<String>) -> [(word: CodeBook.Word, bit: Int)] {
            let unlisted = bits.keys.filter { key in !words.contains { $0.code == key } }.sorted()
            return (words + unlisted.map { CodeBook.Word(code: $0, name: Label(lv: $0, en: $0)) }).compactMap { word in
                bits.number(of: word.code).map { (word, Int($0)) }
            }
        }
        if request.dimensions.contains(.factor) {
            let rows = found(codes.factors, facts.factors).filter { row in
                (request.factor.map { $0 == row.word.code } ?? true)
                    && (request.category.map { $0 == codes.category(of: row.word.code)?.code } ?? true)
            }
            return (rows.map(\.word), .factors(rows.map(\.bit)))
        }
        guard request.dimensions.contains(.category) else { return ([], .folded) }
        let rows = found(codes.categories, facts.categories).filter { row in
            request.category.map { $0 == row.word.code } ?? true
        }
        return (rows.map(\.word), .categories(rows.map(\.bit)))
    }
}

extension ReportRequest {
    fileprivate func asks(about term: CodeBook.Term) -> Bool {
        (schoolYear.map { $0 == term.schoolYear } ?? true) && (semester.map { $0 == term.number } ?? true)
            // A specialist may be engaged for years to come; what is planned for them nobody knows yet.
            && (report != .capacity || knownOn.map { term.opensOn <= $0 } ?? true)
    }

    fileprivate func asks(about group: GradeGroup) -> Bool { gradeGroup.map { $0 == group } ?? true }
}

extension CodeBook.Term {
    /// A school year in place of its semesters.
    fileprivate func folded(_ intoYear: Bool) -> CodeBook.Term {
        intoYear
            ? CodeBook.Term(schoolYear: schoolYear, number: 0, lastDay: Day(number: 0), opensOn: Day(number: 0)) : self
    }
}

extension Sequence<String> {
    /// In the order of the Latvian alphabet.
    fileprivate func inOrder() -> [String] {
        map { (SortKey.bytes(for: $0), $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
    }
}
