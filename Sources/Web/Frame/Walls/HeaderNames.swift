import HTTPTypes

extension HTTPField.Name {
    /// A name that the library does not know. Ours are literals below, so the other branch is never taken.
    private static func named(_ name: StaticString) -> HTTPField.Name { HTTPField.Name("\(name)") ?? .via }

    static let autosave = named("X-Autosave")
    static let contentTypeOptions = named("X-Content-Type-Options")
    static let embedderPolicy = named("Cross-Origin-Embedder-Policy")
    static let fetchSite = named("Sec-Fetch-Site")
    static let forwardedFor = named("X-Forwarded-For")
    static let openerPolicy = named("Cross-Origin-Opener-Policy")
    static let permissionsPolicy = named("Permissions-Policy")
    static let referrerPolicy = named("Referrer-Policy")
    static let requestID = named("X-Request-Id")
    static let resourcePolicy = named("Cross-Origin-Resource-Policy")
    static let xssProtection = named("X-XSS-Protection")
    package static let clearSiteData = named("Clear-Site-Data")
}
