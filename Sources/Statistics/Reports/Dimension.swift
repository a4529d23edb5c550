import Casework

/// By what the rows of a report differ.
package enum Dimension: String, CaseIterable, Sendable {
    case unit
    case schoolYear = "school_year"
    case semester
    case category
    case factor
    case kind
    /// The subject of a teacher's consultations.
    case topic = "subject"
    /// Of a compensation; `state` alone is the highest level of units.
    case state = "compensation_state"
    case gradeGroup = "grade_group"

    /// Reads a word of a request: its own name, or `year`, which is said oftener than written out.
    init?(word: String) { self.init(rawValue: word == "year" ? Dimension.schoolYear.rawValue : word) }

    /// The columns that show it.
    var columns: [ReportColumn] {
        switch self {
        case .unit: [.text("unit_code"), .text("unit")]
        case .schoolYear: [.text("school_year")]
        case .semester: [.text("school_year"), .text("semester")]
        case .category: [.text("category_code"), .text("category")]
        case .factor: [.text("factor_code"), .text("factor")]
        case .kind: [.text("kind_code"), .text("kind")]
        case .topic: [.text("subject")]
        case .state: [.text("state")]
        case .gradeGroup: [.text("grade_group")]
        }
    }

    /// The key of the name in the catalogue.
    package var title: String { "report.dimension.\(rawValue)" }
}

/// A column of a report by its name for machines.
package enum ReportColumn: Hashable, Sendable {
    case text(String)
    case figure(Counter)
    /// Of the second figure.
    case share(Counter, of: Counter)
    case average(Average)

    package var name: String {
        switch self {
        case .text(let name): name
        case .figure(let counter): counter.rawValue
        case .share(_, let whole): "share_of_\(whole.rawValue)"
        case .average(let average): average.name
        }
    }

    /// The key of the heading in the catalogue.
    package var title: String {
        switch self {
        case .text(let name): "report.column.\(name)"
        case .figure(let counter): counter.title
        case .share, .average: "report.column.\(name)"
        }
    }
}
