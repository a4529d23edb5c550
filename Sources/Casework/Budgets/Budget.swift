import Storage

/// The money of one partner in one programme and semester. The partner is a municipality, or an institution of the state
/// (domain specification 1.1).
package struct Budget: Hashable, Sendable {
    package let partner: Unit.ID
    package let programme: Programme.ID
    package let semester: Semester.ID

    package init(partner: Unit.ID, programme: Programme.ID, semester: Semester.ID) {
        self.partner = partner
        self.programme = programme
        self.semester = semester
    }

    /// The condition that a row of `ledger_entry e` or of `allocation` belongs to it.
    var condition: SQL {
        "partner_id = \(partner) AND programme_id = \(programme) AND semester_id = \(semester)"
    }
}

/// Where money stands. `allocated` is the side from which it came and carries the opposite sign, so that every posting,
/// and with it every budget, adds up to nothing: allocated = free + reserved + spent.
package enum LedgerAccount: String, StoredWord, Sendable {
    case allocated
    case free
    case reserved
    case spent
}

/// What made money move, with the key of the row that tells more.
package struct PostingCause: Hashable, Sendable {
    package enum Kind: String, StoredWord, Sendable {
        case allocation
        case allocationWithdrawal = "allocation_withdrawal"
        /// The level that answers for the money said yes.
        case approval
        /// A version was returned after its money was reserved.
        case planReturn = "plan_return"
        case suspension
        case resumption
        case voiding
        case completion
        case reopening
        case authorWork = "author_work"
        case authorWorkWithdrawal = "author_work_withdrawal"
        /// Hours of an entry were held.
        case delivery
        case deliveryWithdrawal = "delivery_withdrawal"
        /// The hour of a group is divided among those who remain.
        case deliverySharedAnew = "delivery_shared_anew"
        /// A compensation was accepted, or what counts in it changed.
        case compensation
        /// The control of a payment claim took money back.
        case deduction
    }

    package let kind: Kind
    package let object: Int64

    /// By which spending goes on from week to week, unlike the work of authors and deductions.
    static let deliveries: [Kind] = [.delivery, .deliveryWithdrawal, .deliverySharedAnew, .compensation]

    package init(_ kind: Kind, _ object: Int64) {
        self.kind = kind
        self.object = object
    }
}

/// One movement of money: entries that add up to nothing for every source.
package struct Posting: Sendable {
    package struct Entry: Hashable, Sendable {
        package let account: LedgerAccount
        package let source: String
        package let amount: Euro
    }

    package typealias ID = Identifier<Posting>

    let budget: Budget
    let cause: PostingCause
    let plan: SupportPlan.ID?
    private(set) var entries: [Entry] = []

    init(_ budget: Budget, _ cause: PostingCause, plan: SupportPlan.ID? = nil) {
        self.budget = budget
        self.cause = cause
        self.plan = plan
    }

    /// Nothing that does not move is written down.
    mutating func move(_ amount: Euro, _ source: String, to account: LedgerAccount) {
        if amount != .zero { entries.append(Entry(account: account, source: source, amount: amount)) }
    }

    var isBalanced: Bool {
        Dictionary(grouping: entries, by: \.source).values.allSatisfy { $0.map(\.amount).sum == .zero }
    }
}
