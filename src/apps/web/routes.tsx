import { createRootRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { LoadingState } from "#ui/layout/loading-state.tsx";

import { NothingHere, PageFailed } from "./page-failed.tsx";
import { patientRoutes } from "./patient-routes.tsx";
import { Root } from "./root.tsx";

/** Every address of the application and the screen that answers it. Screens are loaded when somebody goes there. */
const root = createRootRoute({
  component: Root,
  notFoundComponent: NothingHere,
  errorComponent: PageFailed,
  pendingComponent: LoadingState,
});

type Screen = ReturnType<typeof lazyRouteComponent>;

const home = lazyRouteComponent(() => import("#care/enquiry/web/public-home.tsx"), "PublicHome");
const consultation = lazyRouteComponent(() => import("#care/enquiry/web/request-consultation.tsx"), "RequestConsultation");
const publicShell = lazyRouteComponent(() => import("./public-face.tsx"), "PublicFace");

const publicFace = createRoute({ getParentRoute: () => root, id: "public", component: publicShell });
const publicPage = <Path extends string>(path: Path, component: Screen) =>
  createRoute({ getParentRoute: () => publicFace, path, component });

/** The public pages of one clinic of several: the same screens under its own address. */
const clinicFace = createRoute({ getParentRoute: () => root, path: "/at/$slug", component: publicShell });
const clinicPage = <Path extends string>(path: Path, component: Screen) =>
  createRoute({ getParentRoute: () => clinicFace, path, component });

const entryPage = <Path extends string>(path: Path, component: Screen) => createRoute({ getParentRoute: () => root, path, component });

const staffFace = createRoute({
  getParentRoute: () => root,
  path: "/app",
  component: lazyRouteComponent(() => import("./staff-face.tsx"), "StaffFace"),
});
const staffPage = <Path extends string>(path: Path, component: Screen) => createRoute({ getParentRoute: () => staffFace, path, component });
const episode = "/episodes/$episodeId";

export const routeTree = root.addChildren([
  publicFace.addChildren([
    publicPage("/", home),
    publicPage("/consultation", consultation),
    publicPage(
      "/sign-in",
      lazyRouteComponent(() => import("./sign-in-page.tsx"), "SignInPage"),
    ),
  ]),
  clinicFace.addChildren([
    clinicPage("/", home),
    clinicPage("/consultation", consultation),
    clinicPage(
      "/link",
      lazyRouteComponent(() => import("./entry-pages.tsx"), "LinkPage"),
    ),
    clinicPage(
      "/invitation",
      lazyRouteComponent(() => import("./entry-pages.tsx"), "InvitationPage"),
    ),
  ]),
  entryPage(
    "/demo",
    lazyRouteComponent(() => import("./entry-pages.tsx"), "DemoPage"),
  ),
  entryPage(
    "/setup",
    lazyRouteComponent(() => import("./entry-pages.tsx"), "SetUpPage"),
  ),
  entryPage(
    "/bedside/$sessionId",
    lazyRouteComponent(() => import("#care/dosing-session/web/bedside/bedside.tsx"), "Bedside"),
  ),
  entryPage(
    "/wall",
    lazyRouteComponent(() => import("#care/dosing-session/web/wall/wall.tsx"), "Wall"),
  ),
  staffFace.addChildren([
    staffPage(
      `${episode}/follow-up`,
      lazyRouteComponent(() => import("./follow-up-page.tsx"), "FollowUpPage"),
    ),
    staffPage(
      "/",
      lazyRouteComponent(() => import("./home-page.tsx"), "HomePage"),
    ),
    staffPage(
      "/board",
      lazyRouteComponent(() => import("./board-page.tsx"), "BoardPage"),
    ),
    staffPage(
      "/patients",
      lazyRouteComponent(() => import("#care/people/web/patient-list.tsx"), "PatientList"),
    ),
    staffPage(
      "/enquiries",
      lazyRouteComponent(() => import("#care/enquiry/web/inbox.tsx"), "Inbox"),
    ),
    staffPage(
      "/schedule",
      lazyRouteComponent(() => import("./calendar-page.tsx"), "CalendarPage"),
    ),
    staffPage(
      "/pharmacy",
      lazyRouteComponent(() => import("#care/pharmacy/web/lots-page.tsx"), "LotsPage"),
    ),
    staffPage(
      "/pharmacy/inventory",
      lazyRouteComponent(() => import("#care/pharmacy/web/inventory-page.tsx"), "InventoryPage"),
    ),
    staffPage(
      "/pharmacy/$lotId/label/$version",
      lazyRouteComponent(() => import("#care/pharmacy/web/label-page.tsx"), "LabelPage"),
    ),
    staffPage(
      "/pharmacy/$lotId",
      lazyRouteComponent(() => import("#care/pharmacy/web/ledger-page.tsx"), "LedgerPage"),
    ),
    staffPage(
      "/access-log",
      lazyRouteComponent(() => import("./access-page.tsx"), "AccessPage"),
    ),
    staffPage(
      "/outbox",
      lazyRouteComponent(() => import("#platform/messages/browser/outbox.tsx"), "Outbox"),
    ),
    staffPage(
      "/administration",
      lazyRouteComponent(() => import("#platform/identity/browser/administration/administration-page.tsx"), "AdministrationPage"),
    ),
    staffPage(
      "/outcomes",
      lazyRouteComponent(() => import("#care/follow-up/web/outcomes-page.tsx"), "OutcomesPage"),
    ),
    staffPage(
      "/licences",
      lazyRouteComponent(() => import("#care/plan/web/privileges-page.tsx"), "PrivilegesPage"),
    ),
    staffPage(
      "/protocol",
      lazyRouteComponent(() => import("#care/protocol/web/protocol-page.tsx"), "ProtocolPage"),
    ),
    staffPage(
      "/sources",
      lazyRouteComponent(() => import("#care/protocol/web/sources-page.tsx"), "SourcesPage"),
    ),
    staffPage(
      "/questionnaires",
      lazyRouteComponent(() => import("#care/measures/web/texts-page.tsx"), "TextsPage"),
    ),
    staffPage(
      "/security",
      lazyRouteComponent(() => import("#platform/identity/browser/security-settings.tsx"), "SecuritySettings"),
    ),
    staffPage(
      episode,
      lazyRouteComponent(() => import("./episode-page.tsx"), "EpisodePage"),
    ),
    staffPage(
      `${episode}/screening`,
      lazyRouteComponent(() => import("./screening-pages.tsx"), "ScreeningPage"),
    ),
    staffPage(
      `${episode}/measures`,
      lazyRouteComponent(() => import("./screening-pages.tsx"), "MeasuresPage"),
    ),
    staffPage(
      `${episode}/consent`,
      lazyRouteComponent(() => import("#care/consent/web/consent-page.tsx"), "ConsentPage"),
    ),
    staffPage(
      `${episode}/consent/paper`,
      lazyRouteComponent(() => import("#care/consent/web/blank-form.tsx"), "BlankForms"),
    ),
    staffPage(
      `${episode}/consent/sign`,
      lazyRouteComponent(() => import("#care/consent/web/sign-consents.tsx"), "SignConsents"),
    ),
    staffPage(
      `${episode}/plan`,
      lazyRouteComponent(() => import("#care/plan/web/plan-page.tsx"), "PlanPage"),
    ),
    staffPage(
      `${episode}/orders/$orderId`,
      lazyRouteComponent(() => import("#care/plan/web/order-sheet.tsx"), "OrderSheet"),
    ),
    staffPage(
      `${episode}/integration`,
      lazyRouteComponent(() => import("./integration-pages.tsx"), "IntegrationStaffPage"),
    ),
    staffPage(
      `${episode}/integration/$sessionId`,
      lazyRouteComponent(() => import("./integration-pages.tsx"), "IntegrationNote"),
    ),
    staffPage(
      `${episode}/safety`,
      lazyRouteComponent(() => import("./safety-page.tsx"), "SafetyPage"),
    ),
    staffPage(
      `${episode}/preparation`,
      lazyRouteComponent(() => import("./preparation-page.tsx"), "PreparationStaffPage"),
    ),
    staffPage(
      "/adverse-events",
      lazyRouteComponent(() => import("./adverse-event-pages.tsx"), "AdverseEventWorklistPage"),
    ),
    staffPage(
      `${episode}/adverse-events`,
      lazyRouteComponent(() => import("./adverse-event-pages.tsx"), "AdverseEventsPage"),
    ),
    staffPage(
      "/rems",
      lazyRouteComponent(() => import("./rems-pages.tsx"), "RemsPage"),
    ),
    staffPage(
      `${episode}/rems`,
      lazyRouteComponent(() => import("./rems-pages.tsx"), "RemsEnrolmentPage"),
    ),
    staffPage(
      `${episode}/rems/coverage`,
      lazyRouteComponent(() => import("./rems-pages.tsx"), "CoveragePage"),
    ),
    staffPage(
      `${episode}/sessions/$sessionId/rems`,
      lazyRouteComponent(() => import("./rems-pages.tsx"), "RemsFormPage"),
    ),
    staffPage(
      `${episode}/sessions/$sessionId`,
      lazyRouteComponent(() => import("./session-page.tsx"), "SessionPage"),
    ),
  ]),
  patientRoutes(root),
]);
