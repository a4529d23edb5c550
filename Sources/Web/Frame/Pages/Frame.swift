import Casework
import Hummingbird
import Language

/// What every page needs of its request: the language, who looks, where, and the token of its forms.
package struct Frame: Sendable {
    package let tongue: Tongue
    package let signedIn: SignedIn?
    package let place: Place?
    package let formToken: String
    /// Of this page, for the links that only change one thing of it. The home page where it answers a form.
    package let address: Address
    /// What was just done, told once on the page that one comes to.
    package let done: Done?
    package let now: Instant
    package let requestID: String

    package init(
        tongue: Tongue, signedIn: SignedIn? = nil, place: Place? = nil, formToken: String = "",
        address: Address = Address.home(), done: Done? = nil, now: Instant, requestID: String = ""
    ) {
        self.tongue = tongue
        self.signedIn = signedIn
        self.place = place
        self.formToken = formToken
        self.address = address
        self.done = done
        self.now = now
        self.requestID = requestID
    }
}

extension AppContext {
    package func frame(of request: Request) -> Frame {
        Frame(
            tongue: tongue, signedIn: signedIn, place: place, formToken: formToken,
            address: currentAddress(of: request), done: Done(of: request), now: now, requestID: requestID)
    }

    func currentAddress(of request: Request) -> Address {
        guard request.method == .get || request.method == .head else { return Address.home() }
        return (Address.next(request.uri.string) ?? Address.home()).with("done", nil).with("lang", nil)
    }
}
