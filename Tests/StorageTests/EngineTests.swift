import Cast
import Storage
import Testing

@Suite("Databases have addresses")
struct EngineTests {
    @Test("the full run of the tests includes PostgreSQL")
    func completeness() {
        #expect(
            !Engine.requiresPostgres || Engine.available.contains(.postgres),
            "BALSTS_REQUIRE_POSTGRES is set, but TEST_POSTGRES_URL names no server")
    }

    @Test(
        "an address names the engine",
        arguments: [
            ("sqlite:register.db", DatabaseURL.sqlite(file: "register.db")),
            ("sqlite:/srv/register.db", .sqlite(file: "/srv/register.db")),
            ("sqlite:///srv/register.db", .sqlite(file: "/srv/register.db")),
            ("postgresql://a@b/c", .postgres(url: "postgresql://a@b/c")),
            ("postgres://a@b/c", .postgres(url: "postgres://a@b/c")),
        ])
    func addresses(text: String, url: DatabaseURL) throws {
        #expect(try DatabaseURL(text) == url)
    }

    @Test(
        "another address is refused without repeating its password",
        arguments: ["", "sqlite:", "mysql://a:geheim@b/c", "register.db"])
    func refused(text: String) {
        #expect {
            try DatabaseURL(text)
        } throws: { error in
            !"\(error)".contains("geheim")
        }
    }
}
