import Casework
import Language

/// The password once more, where it was given too long ago for something grave (SEC-46).
struct Confirmation: Part {
    let frame: Frame
    let problems: [Problem]

    var html: HTML {
        guard frame.signedIn?.isConfirmed == false else { return .empty }
        return Fields(frame: frame, problems: problems).text(
            "confirmation", label: "account.confirmation", hint: "account.confirmation.hint",
            autocomplete: "current-password", kind: .password)
    }
}

extension Site {
    /// - Throws: `Rejection.invalid` on the field `confirmation`.
    func confirm(_ context: AppContext) async throws(Rejection) {
        guard let signedIn = context.signedIn, !signedIn.isConfirmed else { return }
        let password = context.form["confirmation"]
        guard !password.isEmpty else { throw .invalid("confirmation", "account.password.missing") }
        try await registry.accounts.confirm(password, session: signedIn.session.id, as: signedIn.viewer)
    }
}
