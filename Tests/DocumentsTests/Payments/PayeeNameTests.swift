import Testing

@testable import Documents

@Suite("Names of payers and payees")
struct PayeeNameTests {
    @Test("a name is judged in the letters that the bank gets, by the same rules as the list")
    func names() {
        #expect(PaymentOrder.fault(inName: "SIA „Ķekava & dēli”") == nil)
        #expect(PaymentOrder.fault(inName: "Новадс") == .letter("Н"))
        #expect(PaymentOrder.fault(inName: "?") == .empty)
        #expect(PaymentOrder.fault(inName: String(repeating: "ā", count: 70)) == nil)
        // Two letters each for the bank.
        #expect(PaymentOrder.fault(inName: String(repeating: "ß", count: 36)) == .tooLong(limit: 70))
    }
}
