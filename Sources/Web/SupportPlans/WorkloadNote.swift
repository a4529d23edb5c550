import Casework
import Language

/// Beside a measure: what its provider has time for. It warns and never blocks, because a plan says what a learner needs.
struct WorkloadNote: Part {
    let frame: Frame
    let measure: PlanContent.Measure
    let load: Workload?

    var html: HTML {
        guard measure.hours > 0 else { return .empty }
        if measure.provider.isEmpty {
            return note(Message("capacity.unmet", ["count": .number(measure.hours)]), isWarning: true)
        }
        guard let load else { return .empty }
        var gaps: [String: Message.Argument] = [
            "name": .text(load.name), "asked": .decimal(load.askedWeekly, places: 1),
        ]
        guard load.isKnown else { return note(Message("capacity.unknown", gaps), isWarning: false) }
        gaps["capacity"] = .decimal(load.capacityWeekly, places: 1)
        gaps["taken"] = .decimal(load.takenWeekly, places: 1)
        gaps["free"] = .decimal(load.freeWeekly, places: 1)
        guard load.isOver else { return note(Message("capacity.enough", gaps), isWarning: false) }
        gaps["missing"] = .decimal(load.askedWeekly - load.freeWeekly, places: 1)
        return note(Message("capacity.over", gaps), isWarning: true)
    }

    private func note(_ message: Message, isWarning: Bool) -> HTML {
        "<p class=\"\(isWarning ? "note" : "hint")\">\(frame.text(message))</p>"
    }
}
