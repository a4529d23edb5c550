import Casework
import Hummingbird
import Statistics

/// All that the pages stand on. Built once, by `balsts` or by a test.
package struct Site: Sendable {
    package let registry: Registry
    package let settings: Settings
    /// The facts in memory; one for the whole program.
    package let figures: Figures
    /// Finds who has signed in with the secret of a session.
    let signedIn: SessionLoad

    package typealias SessionLoad = @Sendable (SecretToken, Trace) async throws -> SignedIn?

    /// - Parameter signedIn: the registry's accounts, unless a test wants to see them fail.
    package init(registry: Registry, settings: Settings = Settings(), signedIn: SessionLoad? = nil) {
        self.registry = registry
        self.settings = settings
        figures = Figures(registry)
        self.signedIn = signedIn ?? { token, trace in try await registry.accounts.signedIn(token: token, trace: trace) }
    }

    package struct Settings: Sendable {
        /// Scheme, host and port as people type them: `https://balsts.example.lv`.
        package var publicOrigin: String
        /// Addresses of the proxies in front; only their `X-Forwarded-For` is believed (SEC-27).
        package var proxies: Set<String>
        /// Offers the accounts of the demo on the sign-in page.
        package var offersDemoAccounts: Bool

        package init(
            publicOrigin: String = "http://127.0.0.1:8080", proxies: Set<String> = [], offersDemoAccounts: Bool = false
        ) {
            self.publicOrigin = publicOrigin
            self.proxies = proxies
            self.offersDemoAccounts = offersDemoAccounts
        }

        var isSecure: Bool { publicOrigin.hasPrefix("https://") }
    }
}
