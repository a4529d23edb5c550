/// What happened, newest first: when, who in which role, what (UI-21). The same for histories and for who has looked.
package struct Timeline: Part {
    package struct Entry: Sendable {
        let time: String
        let person: String
        let role: String
        let what: HTML

        package init(time: String, person: String, role: String = "", _ what: HTML) {
            self.time = time
            self.person = person
            self.role = role
            self.what = what
        }
    }

    let entries: [Entry]

    package init(_ entries: [Entry]) { self.entries = entries }

    package var html: HTML { "<ol class=\"timeline\">\(each: entries, entry)</ol>" }

    private func entry(_ entry: Entry) -> HTML {
        let role: HTML = entry.role.isEmpty ? .empty : ", \(entry.role)"
        return """
            <li><div>\(entry.what)</div>
            <p class="quiet">\(entry.person)\(role)<br><time>\(entry.time)</time></p></li>
            """
    }
}
