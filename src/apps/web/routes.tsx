import { createRootRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

import { LoadingState } from "#ui/layout/loading-state.tsx";

import { NothingHere, PageFailed } from "./page-failed.tsx";
import { patientRoutes } from "./patient-routes.tsx";
import { Root } from "./root.tsx";

/** Every address outside of `/app` and the screen that answers it. Screens are loaded when somebody goes there. */
export const root = createRootRoute({
  component: Root,
  notFoundComponent: NothingHere,
  errorComponent: PageFailed,
  pendingComponent: LoadingState,
});

export type Screen = ReturnType<typeof lazyRouteComponent>;

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

/** What a visitor and a patient can open. Staff's addresses are a file of their own, so that no patient's phone loads their list. */
export const visitorRoutes = [
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
  patientRoutes(root),
];

export const visitorTree = root.addChildren(visitorRoutes);
