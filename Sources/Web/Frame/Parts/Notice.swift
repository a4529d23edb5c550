import Language

/// What was just done, in one sentence; with a way to undo it where there is one. At most one on a page (UI-18).
package struct Notice: Part {
    let frame: Frame
    let message: Message
    let undo: Address?

    package init(frame: Frame, message: Message, undo: Address? = nil) {
        self.frame = frame
        self.message = message
        self.undo = undo
    }

    package var html: HTML {
        "<div class=\"notice\" role=\"status\"><p>\(frame.text(message))</p>\(undo.map(button))</div>"
    }

    private func button(_ address: Address) -> HTML {
        """
        <form method="post" action="\(address)"><input type="hidden" name="csrf" value="\(frame.formToken)">\
        <button class="plain">\(frame.text("action.undo"))</button></form>
        """
    }
}
