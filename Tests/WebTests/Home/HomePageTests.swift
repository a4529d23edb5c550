import Casework
import Cast
import HTTPTypes
import Language
import Testing

@Suite("The work list")
struct HomePageTests {
    @Test("a visitor signs in first and comes back")
    func visitor() async throws {
        let site = try await TestSite.open()
        let page = try await site.browser().get("/")
        #expect(page.location?.hasPrefix("/sign-in?next=") == true)
    }

    @Test("an author sees the drafts begun, and finds the learner before a new plan")
    func author() async throws {
        let town = try await Town.open()
        let mara = try await town.browser(of: .mara)
        let page = try await mara.get("/")
        #expect(page.shows("1 iesākts plāns") && page.links.contains("/plans/\(town.country.bruno.plan)"))
        #expect(page.shows("Jūsu atbildi šobrīd negaida neviens plāns."))
        #expect(page.shows("Jauns plāns: atrast izglītojamo") && page.links.contains("/learners"))
        #expect(page.tags("tr").contains { $0.contains("data-row") })
    }

    @Test("who approves sees what waits, with its number, and the way into the queue")
    func head() async throws {
        let town = try await Town.open()
        try await town.country.registry.supportPlans.submit(town.country.bruno.plan, as: town.country.viewer(.mara))
        let juris = try await town.browser(of: .juris)
        let page = try await juris.get("/")
        #expect(page.shows("Jūsu atbildi gaida 1 plāns") && page.shows("Saskaņot 1 plānu"))
        #expect(page.links.contains("/approvals") && page.shows("Bruno Mežulis"))
        let english = try await town.browser(of: .juris, in: .en)
        #expect(try await english.get("/").shows("1 plan waits for your answer"))
    }

    @Test("who had a plan and has none now stands there with a button")
    func withoutPlan() async throws {
        let town = try await Town.open()
        town.country.clock.set(Instant(.cast(2026, 1, 12), hour: 9))
        let mara = try await town.browser(of: .mara)
        let page = try await mara.get("/")
        #expect(page.shows("Pamanīts, bet neviens vēl nav rīkojies") && page.shows("Anna Roze"))
        #expect(page.shows("2 izglītojamajiem pagājušajā semestrī bija plāns, bet tagad nav."))
        #expect(page.field("semester") == "20252" && page.shows("Sākt plānu – Anna Roze"))
    }

    @Test("an administrator and an analyst see what they can do")
    func others() async throws {
        let town = try await Town.open()
        let andris = try await town.browser(of: .andris)
        let administrator = try await andris.get("/")
        #expect(administrator.shows("Cilvēki: Latvija") && !administrator.shows("Izglītojamie"))
        let zane = try await town.browser(of: .zane)
        let analyst = try await zane.get("/")
        #expect(analyst.links.contains("/reports") && !analyst.links.contains("/learners"))
    }

    @Test("an author finds what is missing; the head finds whom to invite")
    func missing() async throws {
        let town = try await Town.open()
        let (country, code) = (town.country, Cast.Place.kaleti.code)
        let sandra = try await town.browser(of: .sandra)
        let author = try await sandra.get("/")
        #expect(author.shows("Kas vēl vajadzīgs: ") && author.links.contains("/units/\(code)/people"))
        #expect(try await sandra.get("/units/\(code)/people").shows("Viss vajadzīgais ir"))
        let gunars = try await town.browser(of: .gunars)
        #expect(!(try await gunars.get("/")).shows("Kas vēl vajadzīgs"))
        let staff = try await country.registry.people.staff(of: country.unit(.kaleti), as: country.viewer(.gunars))
        let role = try #require(staff.members.first { $0.person == country.person(.sandra) }?.roles.first)
        try await country.registry.accounts.endRole(role.id, by: country.viewer(.gunars))
        let head = try await gunars.get("/")
        #expect(head.shows("nevienam nav lomas „plāna sagatavotājs”. Uzaicināt cilvēku"))
        #expect(head.links.contains("/units/\(code)/invitations"))
        let juris = try await town.browser(of: .juris)
        #expect(!(try await juris.get("/")).shows("Kas vēl vajadzīgs"))
    }

    @Test("the top bar names the role with the most to do")
    func role() async throws {
        let town = try await Town.open()
        let page = try await town.browser(of: .mara).get("/")
        #expect(page.body.contains("<span class=\"role\">plāna sagatavotājs</span>"))
    }
}
