import type { QueryClient } from "@tanstack/react-query";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { askStanding } from "#platform/identity/browser/use-standing.ts";

import { root, visitorRoutes, type Screen } from "./routes.tsx";

const staffFace = createRoute({
  getParentRoute: () => root,
  path: "/app",
  component: lazyRouteComponent(() => import("./staff-face.tsx"), "StaffFace"),
});
const staffPage = <Path extends string>(path: Path, component: Screen) => createRoute({ getParentRoute: () => staffFace, path, component });
const episode = "/episodes/$episodeId";

/** Every address of the application: staff's below `/app`, and what everybody can open. */
const staffTree = root.addChildren([
  ...visitorRoutes,
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
      "/devices",
      lazyRouteComponent(() => import("#care/devices/web/directory-page.tsx"), "DirectoryPage"),
    ),
    staffPage(
      "/music",
      lazyRouteComponent(() => import("#care/music/web/page/music-page.tsx"), "MusicPage"),
    ),
    staffPage(
      "/device-inbox",
      lazyRouteComponent(() => import("#care/dosing-session/web/devices/inbox-page.tsx"), "DeviceInboxPage"),
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
      lazyRouteComponent(() => import("./screening-page.tsx"), "ScreeningPage"),
    ),
    staffPage(
      `${episode}/measures`,
      lazyRouteComponent(() => import("./measures-page.tsx"), "MeasuresPage"),
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
      `${episode}/sessions/$sessionId/replay`,
      lazyRouteComponent(() => import("./replay-page.tsx"), "ReplayPage"),
    ),
    staffPage(
      `${episode}/sessions/$sessionId`,
      lazyRouteComponent(() => import("./session-page.tsx"), "SessionPage"),
    ),
  ]),
]);

/** The addresses; who is here is asked meanwhile, so that the frame, which wants to know, is drawn at once. */
export const startStaff = (queries: QueryClient) => {
  askStanding(queries);
  return staffTree;
};
