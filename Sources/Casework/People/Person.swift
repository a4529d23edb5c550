/// A natural person, learner or staff.
package struct Person: Sendable {
    package typealias ID = Identifier<Person>
}
