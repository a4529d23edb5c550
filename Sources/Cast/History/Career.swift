/// A child on the way through the years of the script.
struct Career: Sendable {
    let child: Int
    var place: Place
    var grade: Int
    var isPresent = true
    /// Semesters in which there was a plan, by their position in the script.
    var plans: [Int] = []
    /// The last plan removed every risk.
    var isDone = false
    var isRegistered = false
    /// At the institution of today.
    var hasApplied = false
}
