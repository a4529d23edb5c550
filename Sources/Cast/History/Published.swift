import Casework

/// What Priekules novads published: plans for each semester, here divided among its five institutions. The division is
/// ours, the sums are the municipality's (domain specification 7.4).
enum Published {
    static let firstYear = 2017

    /// What the municipality spent in a school year as published. Which plan cost what is invented.
    static let spent = [2017: Euro(cents: 5_794_00), 2018: Euro(cents: 9_620_00)]

    /// By semester: 2017/18 I, 2017/18 II, … 2020/21 II. Nothing in Virga after it closed on 2020-08-30.
    static let plans: [[Place: Int]] = [
        [.priekule: 4, .kaleti: 1, .krote: 1, .virga: 1, .mezupe: 1],
        [.priekule: 7, .kaleti: 3, .krote: 2, .virga: 2, .mezupe: 2],
        [.priekule: 9, .kaleti: 4, .krote: 3, .virga: 2, .mezupe: 3],
        [.priekule: 9, .kaleti: 4, .krote: 3, .virga: 3, .mezupe: 3],
        [.priekule: 13, .kaleti: 5, .krote: 4, .virga: 4, .mezupe: 5],
        [.priekule: 14, .kaleti: 6, .krote: 4, .virga: 5, .mezupe: 5],
        [.priekule: 13, .kaleti: 5, .krote: 3, .mezupe: 4],
        [.priekule: 10, .kaleti: 4, .krote: 3, .mezupe: 3],
    ]
}
