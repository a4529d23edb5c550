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
        let who = [entry.person, entry.role].filter { !$0.isEmpty }.joined(separator: ", ")
        let line: HTML = who.isEmpty ? .empty : "\(who)<br>"
        return """
            <li><div>\(entry.what)</div>
            <p class="quiet">\(line)<time>\(entry.time)</time></p></li>
            """
    }
}
