import Foundation
import Testing

@testable import Documents

@Suite("Payment lists")
struct PaymentOrderTests {
    static let payer = PaymentOrder.Payer(
        name: "Izglītības kvalitātes dienests", account: "LV97 HABA 0012 3456 7891 0", bic: "HABALV22")

    static func draft(_ change: (inout PaymentOrder.Draft) -> Void = { _ in }) -> PaymentOrder.Draft {
        var draft = PaymentOrder.Draft(
            reference: "B-2018-0001-1", cents: 12_345, payee: "Dienvidkurzemes novada pašvaldība",
            account: "LV80BANK0000435195001", details: "Pieprasījums 2018/1, 1. semestris")
        change(&draft)
        return draft
    }

    static func order(
        _ payments: [PaymentOrder.Draft], number: String = "B-2018-0001", payer: PaymentOrder.Payer = payer,
        expectedCents: Int64? = nil
    ) throws(PaymentRefusal) -> PaymentOrder {
        guard let day = CivilDay(year: 2018, month: 11, day: 5) else { throw PaymentRefusal(faults: []) }
        return try PaymentOrder(
            number: number, createdAt: 1_541_161_800, payer: payer, executeOn: day, payments: payments,
            expectedCents: expectedCents)
    }

    private func faults(_ change: (inout PaymentOrder.Draft) -> Void) -> [PaymentFault] {
        do {
            _ = try Self.order([Self.draft { $0.reference = "B-2018-0001-0" }, Self.draft(change)])
            return []
        } catch {
            return error.faults
        }
    }

    /// Those files are also held against the schema that ISO 20022 publishes (Tests/Journeys/test_payment_lists.py).
    @Test("a list is written as in the example, which fits the published schema", arguments: ["full", "least"])
    func example(_ name: String) throws {
        let order = try name == "full" ? Self.full() : Self.least()
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Examples")
        #expect(
            String(decoding: order.xml(), as: UTF8.self)
                == (try String(contentsOf: folder.appending(path: "\(name).xml"), encoding: .utf8)))
        #expect(order.xml() == order.xml())
    }

    static func full() throws -> PaymentOrder {
        try order(
            [
                draft(),
                draft {
                    $0 = PaymentOrder.Draft(
                        reference: "B-2018-0001-2", cents: 99_999_999_999, payee: "Ķekavas & Ņģērbes \"Ēka\" <SIA>",
                        account: "DE89 3704 0044 0532 0130 00", bic: "cobadeffxxx",
                        details: "Ļaudonā – €5; ‘x’ № 7_8\n\t" + String(repeating: "Ž", count: 113))
                },
                draft {
                    $0.reference = "B-2018-0001-3"
                    $0.cents = 1
                    $0.payee = String(repeating: "Ā", count: 70)
                },
            ], expectedCents: 100_000_012_345)
    }

    static func least() throws -> PaymentOrder {
        var payer = payer
        payer.bic = nil
        return try order([draft { $0.cents = 5_794_00 }], number: String(repeating: "9", count: 35), payer: payer)
    }

    @Test("letters lose their marks, other signs have a plain form")
    func letters() throws {
        let payments = try Self.full().payments
        #expect(payments[0].payee == "Dienvidkurzemes novada pasvaldiba")
        #expect(payments[1].payee == "Kekavas + Ngerbes 'Eka' .SIA.")
        #expect(
            payments[1].details.hasPrefix("Laudona - EUR5, 'x' No 7-8 ZZZ") && payments[1].details.utf8.count == 140)
        let pairs = [
            ("āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ", "acegiklnsuzACEGIKLNSUZ"), ("õäöüåøæßłńğı", "oaouaoaesslngi"),
            ("a\u{304}b", "ab"), ("  a \u{A0} b ", "a b"), ("½ §5 №3", "1/2 .5 No3"), ("a/-?:().,'+", "a/-?:().,'+"),
        ]
        for (text, plain) in pairs {
            #expect(try SEPAText.words(text, limit: 70) == plain, "\(text)")
        }
    }

    @Test("a name in another alphabet is refused, with its first letter")
    func alphabets() {
        #expect(faults { $0.payee = "Школа" } == [PaymentFault(row: 2, .payee, .letter("Ш"))])
        #expect(faults { $0.details = "pay 支払" } == [PaymentFault(row: 2, .details, .letter("支"))])
        #expect(faults { $0.payee = "§§" } == [PaymentFault(row: 2, .payee, .empty)])
    }

    @Test("each limit is kept to the letter, in the letters that are sent")
    func limits() {
        #expect(faults { $0.payee = String(repeating: "ā", count: 70) } == [])
        #expect(
            faults { $0.payee = String(repeating: "ā", count: 71) } == [
                PaymentFault(row: 2, .payee, .tooLong(limit: 70))
            ])
        #expect(
            faults { $0.payee = String(repeating: "€", count: 24) } == [
                PaymentFault(row: 2, .payee, .tooLong(limit: 70))
            ])
        #expect(
            faults { $0.details = String(repeating: "a", count: 141) } == [
                PaymentFault(row: 2, .details, .tooLong(limit: 140))
            ])
        #expect(faults { $0.reference = String(repeating: "a", count: 35) } == [])
        #expect(
            faults { $0.reference = String(repeating: "a", count: 36) } == [
                PaymentFault(row: 2, .reference, .tooLong(limit: 35))
            ])
        #expect(faults { $0.payee = " " } == [PaymentFault(row: 2, .payee, .empty)])
    }

    @Test("a reference is never changed, so what banks do not carry is refused, and so is the same one twice")
    func references() {
        for (reference, letter) in [
            ("ā1", "ā"), ("/1", "/"), ("1/", "/"), ("1//2", "/"), (" 1", " "), ("1&2", "&"), ("1_2", "_"),
        ] as [(String, Character)] {
            #expect(
                faults { $0.reference = reference } == [PaymentFault(row: 2, .reference, .letter(letter))],
                "\(reference)")
        }
        #expect(faults { $0.reference = "" } == [PaymentFault(row: 2, .reference, .empty)])
        #expect(faults { $0.reference = "B-2018-0001-0" } == [PaymentFault(row: 2, .reference, .repeated)])
    }

    @Test(
        "an amount is at least a cent and at most 999,999,999.99 euros",
        arguments: [0, -1, 100_000_000_000, Int64.max, Int64.min])
    func amounts(_ cents: Int64) {
        #expect(faults { $0.cents = cents } == [PaymentFault(row: 2, .amount, .amount)])
        #expect(faults { $0.cents = 99_999_999_999 } == [])
    }

    @Test("the sum must be the one that was to be paid")
    func sum() throws {
        let error = #expect(throws: PaymentRefusal.self) { try Self.order([Self.draft()], expectedCents: 12_346) }
        #expect(error?.faults == [PaymentFault(.total, .sum(cents: 12_345, expected: 12_346))])
        #expect(try Self.order([Self.draft()], expectedCents: 12_345).totalCents == 12_345)
    }

    @Test("all faults are told at once, each with its row and field")
    func together() {
        let bad = Self.draft {
            $0 = PaymentOrder.Draft(reference: "", cents: 0, payee: "", account: "x", bic: "y", details: "")
        }
        let error = #expect(throws: PaymentRefusal.self) {
            try Self.order(
                [Self.draft(), bad], number: "ā", payer: .init(name: "", account: "LV81BANK0000435195001", bic: "HABA"))
        }
        #expect(
            error?.faults == [
                PaymentFault(.number, .letter("ā")), PaymentFault(.payer, .empty),
                PaymentFault(.payerAccount, .account(.checkDigits)), PaymentFault(.payerBIC, .bic),
                PaymentFault(row: 2, .reference, .empty), PaymentFault(row: 2, .amount, .amount),
                PaymentFault(row: 2, .payee, .empty), PaymentFault(row: 2, .account, .account(.malformed)),
                PaymentFault(row: 2, .bic, .bic), PaymentFault(row: 2, .details, .empty),
            ])
        let none = #expect(throws: PaymentRefusal.self) { try Self.order([]) }
        #expect(none?.faults == [PaymentFault(.payments, .empty)])
    }

    @Test("the same payments are CSV, in the letters that the bank gets and without formulas")
    func csv() throws {
        let order = try Self.order([Self.draft { $0.details = "-1 stunda" }])
        #expect(
            String(decoding: order.csv(), as: UTF8.self) == """
                row,reference,payee,account,bic,amount,currency,details\r
                1,B-2018-0001-1,Dienvidkurzemes novada pasvaldiba,LV80BANK0000435195001,,123.45,EUR,'-1 stunda\r

                """)
        #expect(order.table { "<\($0)>" }.columns[5].title == "<amount>")
    }
}
