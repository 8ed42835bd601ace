import { createRootRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { LoadingState } from "#ui/layout/loading-state.tsx";

import { NothingHere, PageFailed } from "./page-failed.tsx";
import { Root } from "./root.tsx";

/** Every address of the application and the screen that answers it. Screens are loaded when somebody goes there. */
const root = createRootRoute({
  component: Root,
  notFoundComponent: NothingHere,
  errorComponent: PageFailed,
  pendingComponent: LoadingState,
});

const publicFace = createRoute({
  getParentRoute: () => root,
  id: "public",
  component: lazyRouteComponent(() => import("./public-face.tsx"), "PublicFace"),
});
const publicPages = [
  createRoute({
    getParentRoute: () => publicFace,
    path: "/",
    component: lazyRouteComponent(() => import("#care/enquiry/web/public-home.tsx"), "PublicHome"),
  }),
  createRoute({
    getParentRoute: () => publicFace,
    path: "/consultation",
    component: lazyRouteComponent(() => import("#care/enquiry/web/request-consultation.tsx"), "RequestConsultation"),
  }),
];

const signIn = createRoute({
  getParentRoute: () => publicFace,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("./sign-in-page.tsx"), "SignInPage"),
});

/** The public pages of one clinic of several: the same screens under its own address. */
const clinicFace = createRoute({
  getParentRoute: () => root,
  path: "/at/$slug",
  component: lazyRouteComponent(() => import("./public-face.tsx"), "PublicFace"),
});
const clinicPages = [
  createRoute({
    getParentRoute: () => clinicFace,
    path: "/",
    component: lazyRouteComponent(() => import("#care/enquiry/web/public-home.tsx"), "PublicHome"),
  }),
  createRoute({
    getParentRoute: () => clinicFace,
    path: "/consultation",
    component: lazyRouteComponent(() => import("#care/enquiry/web/request-consultation.tsx"), "RequestConsultation"),
  }),
];

const staffFace = createRoute({
  getParentRoute: () => root,
  path: "/app",
  component: lazyRouteComponent(() => import("./staff-face.tsx"), "StaffFace"),
});
const staffPages = [
  createRoute({
    getParentRoute: () => staffFace,
    path: "/enquiries",
    component: lazyRouteComponent(() => import("#care/enquiry/web/inbox.tsx"), "Inbox"),
  }),
  createRoute({
    getParentRoute: () => staffFace,
    path: "/board",
    component: lazyRouteComponent(() => import("./board-page.tsx"), "BoardPage"),
  }),
  createRoute({
    getParentRoute: () => staffFace,
    path: "/episodes/$episodeId/sessions/$sessionId",
    component: lazyRouteComponent(() => import("./session-page.tsx"), "SessionPage"),
  }),
  createRoute({
    getParentRoute: () => staffFace,
    path: "/security",
    component: lazyRouteComponent(() => import("#platform/identity/browser/security-settings.tsx"), "SecuritySettings"),
  }),
  createRoute({
    getParentRoute: () => staffFace,
    path: "/episodes/$episodeId/plan",
    component: lazyRouteComponent(() => import("#care/plan/web/plan-page.tsx"), "PlanPage"),
  }),
  createRoute({
    getParentRoute: () => staffFace,
    path: "/episodes/$episodeId/orders/$orderId",
    component: lazyRouteComponent(() => import("#care/plan/web/order-sheet.tsx"), "OrderSheet"),
  }),
  createRoute({
    getParentRoute: () => staffFace,
    path: "/pharmacy",
    component: lazyRouteComponent(() => import("#care/pharmacy/web/lots-page.tsx"), "LotsPage"),
  }),
  createRoute({
    getParentRoute: () => staffFace,
    path: "/pharmacy/$lotId",
    component: lazyRouteComponent(() => import("#care/pharmacy/web/ledger-page.tsx"), "LedgerPage"),
  }),
  createRoute({
    getParentRoute: () => staffFace,
    path: "/episodes/$episodeId/consent",
    component: lazyRouteComponent(() => import("#care/consent/web/consent-page.tsx"), "ConsentPage"),
  }),
  createRoute({
    getParentRoute: () => staffFace,
    path: "/episodes/$episodeId/consent/sign",
    component: lazyRouteComponent(() => import("#care/consent/web/sign-consents.tsx"), "SignConsents"),
  }),
];

const patientFace = createRoute({
  getParentRoute: () => root,
  path: "/me",
  component: lazyRouteComponent(() => import("./patient-face.tsx"), "PatientFace"),
});

const patientPages = [
  createRoute({
    getParentRoute: () => patientFace,
    path: "/consent/$episodeId",
    component: lazyRouteComponent(() => import("#care/consent/web/sign-consents.tsx"), "SignConsents"),
  }),
];

export const routeTree = root.addChildren([
  publicFace.addChildren([...publicPages, signIn]),
  clinicFace.addChildren(clinicPages),
  staffFace.addChildren(staffPages),
  patientFace.addChildren(patientPages),
]);
