import Testing

@testable import Casework

@Suite("Waiting after wrong guesses")
struct GuessLimitTests {
    @Test(
        "five guesses are free, then the wait doubles up to a quarter of an hour",
        arguments: [(1, nil), (4, nil), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (1000, 900)] as [(Int, Int?)])
    func wait(_ failures: Int, _ seconds: Int?) {
        #expect(AccountRules().guessesAtAccount.wait(after: failures) == seconds)
    }
}
