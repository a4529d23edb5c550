import Casework

/// Payment claims, their control and their payment. A partner is named by its code.
extension Address {
    static let claims = FixedRoute("/claims")
    static let newClaim = FixedRoute("/claims/new")
    static let claim = Route<PaymentClaim.ID>("/claims/:id")
    static let claimWithdrawal = Route<PaymentClaim.ID>("/claims/:id/withdrawal")
    static let claimSample = Route<PaymentClaim.ID>("/claims/:id/sample")
    static let claimUnconfirmed = Route<PaymentClaim.ID>("/claims/:id/unconfirmed")
    static let claimCertification = Route<PaymentClaim.ID>("/claims/:id/certification")
    static let claimCertificate = Route<PaymentClaim.ID>("/claims/:id/certificate")
    static let claimCSV = Route<PaymentClaim.ID>("/claims/:id/csv")
    static let claimXLSX = Route<PaymentClaim.ID>("/claims/:id/xlsx")
    static let claimLine = Route<PaymentClaim.ID, ClaimLine.ID>("/claims/:id/lines/:line")
    static let claimFindings = Route<PaymentClaim.ID, ClaimLine.ID>("/claims/:id/lines/:line/findings")

    static let partnerAccounts = Route<String>("/partner-accounts/:partner")
    static let payments = FixedRoute("/payments")
    static let payment = Route<PaymentList.ID>("/payments/:id")
    static let paymentRelease = Route<PaymentList.ID>("/payments/:id/release")
    static let paymentWithdrawal = Route<PaymentList.ID>("/payments/:id/withdrawal")
    static let paymentFailures = Route<PaymentList.ID>("/payments/:id/failures")
    static let bankRows = Route<PaymentList.ID>("/payments/:id/bank-rows")
    static let paymentCSV = Route<PaymentList.ID>("/payments/:id/csv")
    static let paymentXML = Route<PaymentList.ID>("/payments/:id/xml")
}
