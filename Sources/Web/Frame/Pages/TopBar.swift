import Casework
import Language

/// One line: the mark, search, where I am, my role, the language, my account.
struct TopBar: Part {
    let frame: Frame

    var html: HTML {
        """
        <header\(barClass)>
        <a class="mark" href="\(Address.home())" aria-label="Balsts">\(Mark())<span>Balsts</span></a>
        \(search)
        \(PlaceChoice(frame: frame))
        \(AccountBox(frame: frame))
        <nav class="tongues" aria-label="\(frame.text("language.label"))">\(each: Tongue.allCases, tongue)</nav>
        </header>
        """
    }

    private var barClass: Attributes { ["class": frame.signedIn == nil ? "bar" : "bar known"] }

    /// A form, not an address: what people search for are names, and names do not belong in addresses.
    private var search: HTML {
        guard frame.signedIn != nil else { return "<span class=\"search\"></span>" }
        return """
            <form class="search" role="search" method="post" action="\(Address.search())">
            <input type="hidden" name="csrf" value="\(frame.formToken)">
            <svg viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.6" \
            stroke-linecap="round" aria-hidden="true" focusable="false"><circle cx="7" cy="7" r="4.5"/><path d="M10.5 10.5L14 14"/></svg>
            <label class="unseen" for="q">\(frame.text("frame.search_label"))</label>
            <input id="q" name="q" type="text" enterkeyhint="search" autocomplete="off" spellcheck="false" maxlength="100"><kbd aria-hidden="true">/</kbd>
            <button class="unseen">\(frame.text("action.search"))</button>
            </form>
            """
    }

    private func tongue(_ tongue: Tongue) -> HTML {
        let name = tongue.rawValue.uppercased()
        guard tongue != frame.tongue else {
            return "<span aria-current=\"true\">\(name)</span>"
        }
        let address = frame.address.with("lang", tongue.rawValue)
        return """
            <a href="\(address)" lang="\(tongue.rawValue)" hreflang="\(tongue.rawValue)">\(name)\
            <span class="unseen"> – \(frame.text("language.\(tongue.rawValue)"))</span></a>
            """
    }
}
