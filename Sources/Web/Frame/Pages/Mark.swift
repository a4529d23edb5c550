/// The mark: a young tree tied to its stake.
struct Mark: Part {
    var html: HTML {
        """
        <svg class="sign" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" \
        stroke-linecap="round" aria-hidden="true" focusable="false">\
        <path d="M7 3.5v17" stroke-width="3.2"/><path d="M12 20.5c4.6-3.2 5-9.4 2.2-13" stroke-width="2"/>\
        <path d="M14.2 7.5c.2-2.6 2-4.2 4.8-4.3c.1 2.9-1.9 4.6-4.8 4.3z" fill="currentColor" stroke="none"/>\
        <path d="M7 12.8h8.8" stroke-width="1.6"/></svg>
        """
    }
}
