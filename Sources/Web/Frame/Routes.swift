import Casework
import Hummingbird

/// The whole of the pages behind their walls, for the server and for tests alike.
package func router(site: Site) -> Router<AppContext> { router(site: site) { _ in } }

/// Also with routes of a test's own, behind the same walls.
package func router(site: Site, adding more: (Router<AppContext>) -> Void) -> Router<AppContext> {
    let router = Router(context: AppContext.self, options: .autoGenerateHeadEndpoints)
    let table = RouteTable()
    router.add(middleware: HeaderWall(isSecure: site.settings.isSecure, clock: site.registry.clock))
    router.add(middleware: ErrorWall())
    router.add(middleware: MethodWall(table: table))
    router.add(middleware: SessionWall(site: site))
    router.add(middleware: ErrorWall())
    router.add(middleware: RefusalWall(site: site))
    router.add(middleware: FormWall(site: site))

    // The features, in the order in which one meets them.
    PublicRoutes(site: site).add(to: router)
    PlaceRoutes(site: site).add(to: router)
    SignInRoutes(site: site).add(to: router)
    InvitationRoutes(site: site).add(to: router)
    FirstAdministratorRoutes(site: site).add(to: router)
    AccountRoutes(site: site).add(to: router)
    StaffRoutes(site: site).add(to: router)
    StaffImportRoutes(site: site).add(to: router)
    RoleRoutes(site: site).add(to: router)
    CapacityRoutes(site: site).add(to: router)
    HomeRoutes(site: site).add(to: router)
    SearchRoutes(site: site).add(to: router)
    LearnerSearchRoutes(site: site).add(to: router)
    LearnerRegistrationRoutes(site: site).add(to: router)
    LearnerRoutes(site: site).add(to: router)
    LearnerCorrectionRoutes(site: site).add(to: router)
    PlanRoutes(site: site).add(to: router)
    PlanEditRoutes(site: site).add(to: router)
    ApprovalRoutes(site: site).add(to: router)
    PlanChangeRoutes(site: site).add(to: router)
    EvaluationRoutes(site: site).add(to: router)
    ConsultationRoutes(site: site).add(to: router)
    PlanConsultationsRoutes(site: site).add(to: router)
    CompensationRoutes(site: site).add(to: router)
    NewCompensationRoutes(site: site).add(to: router)
    RegisterRoutes(site: site).add(to: router)
    DocumentRoutes(site: site).add(to: router)
    DoubleFundingRoutes(site: site).add(to: router)
    HistoryRoutes(site: site).add(to: router)
    BudgetRoutes(site: site).add(to: router)
    MoneyRoutes(site: site).add(to: router)
    ClaimRoutes(site: site).add(to: router)
    ClaimControlRoutes(site: site).add(to: router)
    PaymentRoutes(site: site).add(to: router)
    PaymentListRoutes(site: site).add(to: router)
    ReportRoutes(site: site).add(to: router)
    ProgrammeRoutes(site: site).add(to: router)
    UnitRoutes(site: site).add(to: router)
    UnitFoundingRoutes(site: site).add(to: router)
    UnitChangeRoutes(site: site).add(to: router)

    more(router)
    table.fill(from: router)
    return router
}
