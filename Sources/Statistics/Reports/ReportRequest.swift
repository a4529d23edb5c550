import Casework

/// A question to the statistics: which report, by what, about what, as known on which day, told on the map of which day.
package struct ReportRequest: Hashable, Sendable {
    package var report: Report
    package var dimensions: [Dimension]
    /// Of the rows' units; `nil` leaves it to the report: what lies below the unit that is asked about.
    package var level: Unit.Level?
    /// The code of a unit: only what lies in it.
    package var unit: String?
    package var schoolYear: SchoolYear?
    /// 1 or 2.
    package var semester: Int?
    /// The code of a risk category or factor: only plans that name it; in the report of risks, only its row.
    package var category: String?
    package var factor: String?
    package var gradeGroup: GradeGroup?
    /// The code of a kind of support: only what is of it; in reports about plans, only plans that hold it.
    package var kind: String?
    /// The end of this day in Latvia; `nil` is today.
    package var knownOn: Day?
    /// `nil` is today.
    package var structureOn: Day?

    package init(
        _ report: Report, by dimensions: [Dimension] = [.unit, .semester], level: Unit.Level? = nil,
        unit: String? = nil,
        schoolYear: SchoolYear? = nil, semester: Int? = nil, category: String? = nil, factor: String? = nil,
        gradeGroup: GradeGroup? = nil, kind: String? = nil, knownOn: Day? = nil, structureOn: Day? = nil
    ) {
        self.report = report
        self.dimensions = dimensions
        self.level = level
        self.unit = unit
        self.schoolYear = schoolYear
        self.semester = semester
        self.category = category
        self.factor = factor
        self.gradeGroup = gradeGroup
        self.kind = kind
        self.knownOn = knownOn
        self.structureOn = structureOn
    }
}
