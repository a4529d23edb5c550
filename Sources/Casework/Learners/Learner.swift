/// A person as a learner. The key is the person's.
package struct Learner: Sendable {
    package typealias ID = Identifier<Person>
}
