import Hummingbird

/// The program's own cookies. Over TLS they carry the `__Host-` prefix, which ties them to this host alone (SEC-19).
package struct CookieJar: Sendable {
    let isSecure: Bool

    package init(isSecure: Bool) { self.isSecure = isSecure }

    package enum Name: String, Sendable {
        case session = "balsts"
        /// A random word that binds forms of somebody who has not signed in.
        case visit = "balsts-visit"
        case tongue = "balsts-tongue"
        case place = "balsts-place"
    }

    func name(_ name: Name) -> String { (isSecure ? "__Host-" : "") + name.rawValue }

    func read(_ name: Name, of request: Request) -> String? {
        let value = request.cookies[self.name(name)]?.value
        return value.flatMap { $0.isEmpty || $0.utf8.count > 200 ? nil : $0 }
    }

    /// Session and visit end with the browser; language and place stay for a year.
    package func set(_ name: Name, _ value: String, on response: inout Response) {
        let lasts: String
        switch name {
        case .session, .visit: lasts = ""
        case .tongue, .place: lasts = "; Max-Age=31536000"
        }
        add("\(self.name(name))=\(value); Path=/; HttpOnly; SameSite=Lax" + lasts, to: &response)
    }

    package func remove(_ name: Name, on response: inout Response) {
        add("\(self.name(name))=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0", to: &response)
    }

    private func add(_ cookie: String, to response: inout Response) {
        response.headers.append(.init(name: .setCookie, value: cookie + (isSecure ? "; Secure" : "")))
    }
}
