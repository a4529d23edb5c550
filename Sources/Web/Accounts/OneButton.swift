/// A form of one button, for an act that needs no answers.
struct OneButton: Part {
    let frame: Frame
    let action: Address
    let text: String
    var fields: [(name: String, value: String)] = []
    /// Said after the text to those who do not see what the button stands beside.
    var context = ""

    init(frame: Frame, action: Address, _ text: String, fields: [(String, String)] = [], context: String = "") {
        self.frame = frame
        self.action = action
        self.text = text
        self.fields = fields.map { (name: $0.0, value: $0.1) }
        self.context = context
    }

    var html: HTML {
        """
        <form class="inline" method="post" action="\(action)"><input type="hidden" name="csrf" value="\(frame.formToken)">\
        \(each: fields, field)<button>\(text)\(context.isEmpty ? .empty : unseen)</button></form>
        """
    }

    private var unseen: HTML { "<span class=\"unseen\"> – \(context)</span>" }

    private func field(_ field: (name: String, value: String)) -> HTML {
        "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">"
    }
}
