/// The keys of the script, opened with `?`. Without the script nothing opens it, and nothing is missing.
struct Keys: Part {
    let frame: Frame

    var html: HTML {
        """
        <dialog id="keys" class="keys" aria-labelledby="keys-title" data-unsaved="\(frame.text("frame.not_saved"))" \
        data-saved="\(frame.text("frame.saved"))" data-off="\(frame.text("layout.keys.off"))" \
        data-on="\(frame.text("layout.keys.on"))">
        <h2 id="keys-title">\(frame.text("layout.keys"))</h2>
        <dl>\(each: ["/", "?", "j", "k", "Enter", "h", "Space", "a"], key)</dl>
        <p class="actions"><button type="button" data-keys="close">\(frame.text("action.close"))</button>
        <button type="button" data-keys="switch">\(frame.text("layout.keys.off"))</button></p>
        </dialog>
        """
    }

    private func key(_ key: String) -> HTML {
        let name: String
        switch key {
        case "/": name = "search"
        case "?": name = "help"
        case "j": name = "next"
        case "k": name = "previous"
        case "h": name = "home"
        case "Space": name = "tick"
        case "a": name = "absent"
        default: name = "open"
        }
        return "<div><dt><kbd>\(key)</kbd></dt><dd>\(frame.text("layout.keys.\(name)"))</dd></div>"
    }
}
