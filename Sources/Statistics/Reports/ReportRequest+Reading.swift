import Casework
import Language

extension ReportRequest {
    /// The fields of a form or of a command line, by their names; a field that is missing or empty was not filled in.
    package static let fields = [
        "by", "level", "unit", "year", "semester", "category", "factor", "grade_group", "kind", "known_on",
        "structure_on",
    ]

    /// Reads a request. Nothing that cannot be understood is left out silently.
    /// - Throws: `.notFound` for an unknown report, `.invalid` with a problem at each field.
    package init(_ name: String, _ fields: [String: String]) throws(Rejection) {
        guard let report = Report(rawValue: name) else { throw .notFound }
        var reader = FieldReader(fields)
        let level = reader.value("level", "report.problem.unknown_level") { Unit.Level(rawValue: $0) }
        let (dimensions, named) = reader.dimensions(of: report)
        if let level, let named, level != named {
            reader.problems.append(Problem("level", "report.problem.two_levels"))
        }
        let (category, factor) = (reader.text("category"), reader.text("factor"))
        let risk = report == .risks && !dimensions.contains { $0 == .category || $0 == .factor }
        let usual: Dimension = factor == nil ? .category : .factor
        if report == .risks, factor != nil, dimensions.contains(.category), !dimensions.contains(.factor) {
            reader.problems.append(Problem("factor", "report.problem.factor_in_category_rows"))
        }
        self.init(
            report, by: dimensions + (risk ? [usual] : []), level: level ?? named, unit: reader.text("unit"),
            schoolYear: reader.value("year", "report.problem.unknown_year") { SchoolYear($0) },
            semester: reader.value("semester", "report.problem.unknown_semester") { ["1": 1, "2": 2][$0] },
            category: category, factor: factor,
            gradeGroup: reader.value("grade_group", "report.problem.unknown_grade_group") { GradeGroup(rawValue: $0) },
            kind: reader.text("kind"),
            knownOn: reader.value("known_on", "report.problem.unknown_day") { Day($0) },
            structureOn: reader.value("structure_on", "report.problem.unknown_day") { Day($0) })
        guard reader.problems.isEmpty else { throw .invalid(reader.problems) }
    }
}

/// Takes values out of fields and keeps what is wrong with them.
private struct FieldReader {
    let fields: [String: String]
    var problems: [Problem] = []

    init(_ fields: [String: String]) { self.fields = fields }

    func text(_ field: String) -> String? {
        let text = fields[field].map { $0.trimmed() } ?? ""
        return text.isEmpty ? nil : text
    }

    mutating func value<Value>(_ field: String, _ problem: String, _ read: (String) -> Value?) -> Value? {
        guard let text = text(field) else { return nil }
        if let value = read(text) { return value }
        problems.append(Problem(field, Message(problem, ["text": .text(String(text.prefix(40)))])))
        return nil
    }

    /// The names of levels are dimensions too: `by=municipality` is a unit's row for each municipality.
    mutating func dimensions(of report: Report) -> (dimensions: [Dimension], level: Unit.Level?) {
        guard let text = text("by") else { return ([.unit, .semester], nil) }
        var found: [Dimension] = []
        var level: Unit.Level?
        for word in text.split(separator: ",", omittingEmptySubsequences: false).map({ String($0).trimmed() }) {
            let named = Unit.Level(rawValue: word)
            guard let dimension = named.map({ _ in .unit }) ?? Dimension(word: word),
                report.dimensions.contains(dimension)
            else {
                let choices = report.dimensions.map(\.rawValue).joined(separator: ", ")
                problems.append(
                    Problem(
                        "by",
                        Message(
                            "report.problem.unknown_dimension",
                            ["text": .text(String(word.prefix(40))), "choices": .text(choices)])))
                continue
            }
            if found.contains(dimension) {
                problems.append(Problem("by", Message("report.problem.dimension_twice", ["text": .text(word)])))
            }
            found.append(dimension)
            level = level ?? named
        }
        // A semester is shown with its school year anyway.
        return (found.filter { $0 != .schoolYear || !found.contains(.semester) }, level)
    }
}

extension String {
    /// Without blanks around it.
    fileprivate func trimmed() -> String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
