import Casework

/// By what the rows of a report differ.
package enum Dimension: String, CaseIterable, Sendable {
    case unit
    case schoolYear = "school_year"
    case semester
    case category
    case factor
    case gradeGroup = "grade_group"

    /// The columns that show it.
    var columns: [ReportColumn] {
        switch self {
        case .unit: [.text("unit_code"), .text("unit")]
        case .schoolYear: [.text("school_year")]
        case .semester: [.text("school_year"), .text("semester")]
        case .category: [.text("category_code"), .text("category")]
        case .factor: [.text("factor_code"), .text("factor")]
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
    /// Of the figure's denominator.
    case share(Counter)

    package var name: String {
        switch self {
        case .text(let name): name
        case .figure(let counter): counter.rawValue
        case .share(let counter): "share_of_\((counter.denominator ?? counter).rawValue)"
        }
    }

    /// The key of the heading in the catalogue.
    package var title: String {
        switch self {
        case .text(let name): "report.column.\(name)"
        case .figure(let counter): counter.title
        case .share: "report.column.\(name)"
        }
    }
}
