import Storage

extension Schema {
    /// What a registry knows about itself: with which key it was begun, and whether it is the demo.
    static let marks = Migration(
        "marks",
        [
            "CREATE TABLE registry_mark (name TEXT PRIMARY KEY, mark TEXT NOT NULL)"
        ])
}
