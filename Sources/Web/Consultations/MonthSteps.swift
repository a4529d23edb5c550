import Casework

/// To the months beside the one that is shown.
struct MonthSteps: Part {
    let frame: Frame
    let month: Month
    /// Of the page, which asks for its month.
    let address: Address

    var html: HTML {
        """
        <p class="pagination"><a href="\(address.with("month", month.previous.description))">\(frame.text("consultation.month_before"))</a>
        <a href="\(address.with("month", month.next.description))">\(frame.text("consultation.month_after"))</a></p>
        """
    }
}
