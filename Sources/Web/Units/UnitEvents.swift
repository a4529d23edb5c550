import Casework
import Language

/// What happened to a unit and what it took over from others, the latest first, with links to the successors.
struct UnitEvents: Part {
    let frame: Frame
    let card: UnitCard

    var html: HTML {
        let own = card.events.map { ($0.on, entry($0, title(of: $0))) }
        let taken = card.inheritances.map { ($0.on, entry($0, inheritance($0))) }
        let entries = (own + taken).sorted { $0.0 > $1.0 }.map(\.1)
        guard !entries.isEmpty else { return .empty }
        return """
            <section class="section" aria-labelledby="events"><h2 id="events">\(frame.text("unit.events"))</h2>
            \(Timeline(entries))</section>
            """
    }

    private func entry(_ event: UnitEvent, _ what: HTML) -> Timeline.Entry {
        let note: HTML = event.note.isEmpty ? .empty : "<p class=\"note\">\(event.note)</p>"
        return Timeline.Entry(time: frame.day(event.on), person: event.decision, what + note)
    }

    private func title(of event: UnitEvent) -> HTML {
        guard !event.successors.isEmpty else { return "\(frame.text(event.kind.title))" }
        let successors = event.successors.map { successor -> HTML in
            let part: HTML = successor.part == .part ? " (\(frame.text(successor.part.title)))" : .empty
            return UnitLink(unit: successor.unit, day: nil).html + part
        }
        return "\(frame.text(event.kind.title)): \(successors.joined(by: ", "))"
    }

    private func inheritance(_ event: UnitEvent) -> HTML {
        "\(frame.text("unit.event.inherited")) \(UnitLink(unit: event.unit, day: nil))"
    }
}
