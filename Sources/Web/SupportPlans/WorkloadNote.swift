import Casework
import Documents
import Language

/// Beside a measure: what its provider has time for. It warns and never blocks, because a plan says what a learner needs.
/// The script puts in the words of the last save.
struct WorkloadNote: Part {
    let frame: Frame
    /// The field names' beginning, such as `measures.2`.
    let row: String
    /// Of the last save; a row that was never saved has nothing to say yet.
    let load: SupportPlanStore.MeasureLoad?

    var html: HTML {
        let attributes: Attributes = [
            "data-load": .text(row), "class": word?.isWarning == true ? "note" : "hint", "hidden": .flag(word == nil),
            "aria-live": "polite",
        ]
        return "<p\(attributes)>\(words)</p>"
    }

    /// For the script: the words, and whether they warn.
    var json: JSON {
        .object([("row", .text(row)), ("text", .text(words)), ("warns", .bool(word?.isWarning == true))])
    }

    private var words: String { word.map { frame.text($0.message) } ?? "" }

    private var word: (message: Message, isWarning: Bool)? {
        guard let measure = load?.measure, measure.hours > 0 else { return nil }
        if measure.provider.isEmpty {
            return (Message("capacity.unmet", ["count": .number(measure.hours)]), true)
        }
        guard let load = load?.workload else { return nil }
        var gaps: [String: Message.Argument] = [
            "name": .text(load.name), "asked": .decimal(load.askedWeekly, places: 1),
        ]
        guard load.isKnown else { return (Message("capacity.unknown", gaps), false) }
        gaps["capacity"] = .decimal(load.capacityWeekly, places: 1)
        gaps["taken"] = .decimal(load.takenWeekly, places: 1)
        gaps["free"] = .decimal(load.freeWeekly, places: 1)
        guard load.isOver else { return (Message("capacity.enough", gaps), false) }
        gaps["missing"] = .decimal(load.askedWeekly - load.freeWeekly, places: 1)
        return (Message("capacity.over", gaps), true)
    }
}
