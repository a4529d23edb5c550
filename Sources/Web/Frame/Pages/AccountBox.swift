import Casework

/// The own name and role, the account and the way out; for a visitor the way in.
struct AccountBox: Part {
    let frame: Frame

    var html: HTML {
        guard let signedIn = frame.signedIn else {
            return "<a class=\"enter\" href=\"\(Address.signIn())\">\(frame.text("action.sign_in"))</a>"
        }
        return """
            <details class="menu account">
            <summary><span class="name">\(signedIn.name.full)</span>\(role(signedIn))</summary>
            <div class="drop">
            <ul>\(each: signedIn.viewer.roles, held)</ul>
            <p><a href="\(Address.account())">\(frame.text("frame.account"))</a></p>
            <form method="post" action="\(Address.signOut())">
            <input type="hidden" name="csrf" value="\(frame.formToken)">
            <button>\(frame.text("action.sign_out"))</button>
            </form>
            </div>
            </details>
            """
    }

    private func role(_ signedIn: SignedIn) -> HTML {
        guard let role = signedIn.viewer.actingRole else { return .empty }
        return "<span class=\"role\">\(frame.text("role.\(role.kind.rawValue)"))</span>"
    }

    private func held(_ role: Role) -> HTML {
        "<li>\(frame.text("role.\(role.kind.rawValue)")) <span class=\"quiet\">\(role.unitName)</span></li>"
    }
}
