import Casework

/// A figure that the columns and the database tell differently.
package struct FigureDifference: Hashable, Sendable {
    package let knownOn: Day
    package let institution: String
    package let schoolYear: String
    package let semester: Int
    package let counter: Counter
    package let inMemory: Int
    package let inDatabase: Int
}

extension FigureDifference: CustomStringConvertible {
    package var description: String {
        "known on \(knownOn), institution \(institution), \(schoolYear) semester \(semester): "
            + "\(counter.rawValue) is \(inMemory) in memory and \(inDatabase) in the database"
    }
}
