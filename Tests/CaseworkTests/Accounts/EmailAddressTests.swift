import Testing

@testable import Casework

@Suite("E-mail addresses")
struct EmailAddressTests {
    @Test("an address is compared in small letters and without the spaces around it")
    func normalised() {
        #expect(EmailAddress(" Anna.Berzina@Skola.LV ")?.text == "anna.berzina@skola.lv")
    }

    @Test(
        "what cannot be an address is refused",
        arguments: [
            "", "anna", "anna@", "@skola.lv", "anna@skola", "a@b@c.lv", "anna @skola.lv", "anna@skola..lv",
            "anna@-skola.lv",
            "anna@skola.lv\r\nBcc: x@y.lv", "\"anna\"@skola.lv", "<anna@skola.lv>",
            String(repeating: "a", count: 65) + "@skola.lv",
        ])
    func refused(_ text: String) { #expect(EmailAddress(text) == nil) }
}
