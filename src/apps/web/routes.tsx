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

/** The public pages of one clinic of several: the same screens under its own address. */
const clinicFace = createRoute({
  getParentRoute: () => root,
  path: "/at/$slug",
  component: lazyRouteComponent(() => import("./public-face.tsx"), "PublicFace"),
});
const clinicHome = createRoute({
  getParentRoute: () => clinicFace,
  path: "/",
  component: lazyRouteComponent(() => import("#care/enquiry/web/public-home.tsx"), "PublicHome"),
});
const clinicConsultation = createRoute({
  getParentRoute: () => clinicFace,
  path: "/consultation",
  component: lazyRouteComponent(() => import("#care/enquiry/web/request-consultation.tsx"), "RequestConsultation"),
});

const publicFace = createRoute({
  getParentRoute: () => root,
  id: "public",
  component: lazyRouteComponent(() => import("./public-face.tsx"), "PublicFace"),
});
const publicHome = createRoute({
  getParentRoute: () => publicFace,
  path: "/",
  component: lazyRouteComponent(() => import("#care/enquiry/web/public-home.tsx"), "PublicHome"),
});
const consultation = createRoute({
  getParentRoute: () => publicFace,
  path: "/consultation",
  component: lazyRouteComponent(() => import("#care/enquiry/web/request-consultation.tsx"), "RequestConsultation"),
});

const staffFace = createRoute({
  getParentRoute: () => root,
  path: "/app",
  component: lazyRouteComponent(() => import("./staff-face.tsx"), "StaffFace"),
});
const enquiries = createRoute({
  getParentRoute: () => staffFace,
  path: "/enquiries",
  component: lazyRouteComponent(() => import("#care/enquiry/web/inbox.tsx"), "Inbox"),
});

export const routeTree = root.addChildren([
  publicFace.addChildren([publicHome, consultation]),
  clinicFace.addChildren([clinicHome, clinicConsultation]),
  staffFace.addChildren([enquiries]),
]);
