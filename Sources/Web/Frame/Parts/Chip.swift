/// A state in a word, in a frame of its own shape: nothing is told by colour alone.
package struct Chip: Part {
    package enum Shape: String, Sendable, CaseIterable {
        /// Not yet sent: a dashed ring.
        case begun
        /// On its way: a ring filled in part.
        case underway
        /// Agreed: a tick.
        case agreed
        /// At work: a full disc.
        case active
        /// Being changed: a ring with a gap.
        case changing
        /// Standing still: two bars.
        case paused
        /// Ended without effect: a stroke.
        case ended
        /// Finished: a square with a tick.
        case finished
    }

    let text: String
    let shape: Shape

    package init(_ text: String, _ shape: Shape) {
        self.text = text
        self.shape = shape
    }

    package var html: HTML {
        """
        <span class="chip \(shape.rawValue)"><svg viewBox="0 0 16 16" width="14" height="14" fill="none" \
        stroke="currentColor" stroke-width="2" aria-hidden="true" focusable="false">\(drawing)</svg>\(text)</span>
        """
    }

    private var drawing: HTML {
        switch shape {
        case .begun: "<circle cx=\"8\" cy=\"8\" r=\"6\" stroke-dasharray=\"2.4 2.3\"/>"
        case .underway:
            "<circle cx=\"8\" cy=\"8\" r=\"6\"/><path d=\"M8 2a6 6 0 0 1 0 12z\" fill=\"currentColor\" stroke=\"none\"/>"
        case .agreed: "<path d=\"M2.5 8.5l3.5 3.5 7.5-8\"/>"
        case .active: "<circle cx=\"8\" cy=\"8\" r=\"5.5\" fill=\"currentColor\"/>"
        case .changing: "<path d=\"M13.5 5.5A6 6 0 1 0 14 9\"/><path d=\"M14 2v4h-4\"/>"
        case .paused: "<path d=\"M5.5 3v10M10.5 3v10\"/>"
        case .ended: "<path d=\"M3 8h10\"/>"
        case .finished: "<rect x=\"2\" y=\"2\" width=\"12\" height=\"12\" rx=\"1\"/><path d=\"M5 8l2.2 2.2 4-4.4\"/>"
        }
    }
}

/// A level from none to three as quiet dots, with its words.
package struct Dots: Part {
    let level: Int
    let text: String

    package init(_ level: Int, _ text: String) {
        self.level = level
        self.text = text
    }

    package var html: HTML {
        """
        <span class="dots"><svg viewBox="0 0 34 10" width="34" height="10" aria-hidden="true" focusable="false">\
        \(each: 1...3, dot)</svg>\(text)</span>
        """
    }

    private func dot(_ position: Int) -> HTML {
        position <= level
            ? "<circle cx=\"\(position * 12 - 7)\" cy=\"5\" r=\"4\" fill=\"currentColor\"/>"
            : "<circle cx=\"\(position * 12 - 7)\" cy=\"5\" r=\"3.5\" fill=\"none\" stroke=\"currentColor\"/>"
    }
}
