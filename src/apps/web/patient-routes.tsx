import { createRoute, lazyRouteComponent, type AnyRoute } from "@tanstack/react-router";

type Screen = ReturnType<typeof lazyRouteComponent>;

/** The patient's own pages, below `/me`. */
export const patientRoutes = (root: AnyRoute) => {
  const face = createRoute({
    getParentRoute: () => root,
    path: "/me",
    component: lazyRouteComponent(() => import("./patient-face.tsx"), "PatientFace"),
  });
  const page = <Path extends string>(path: Path, component: Screen) => createRoute({ getParentRoute: () => face, path, component });
  return face.addChildren([
    page(
      "/care",
      lazyRouteComponent(() => import("./patient-care.tsx"), "PatientCare"),
    ),
    page(
      "/security",
      lazyRouteComponent(() => import("#platform/identity/browser/security-settings.tsx"), "SecuritySettings"),
    ),
    page(
      "/asked/$requestId",
      lazyRouteComponent(() => import("./asked-page.tsx"), "AskedPage"),
    ),
    page(
      "/",
      lazyRouteComponent(() => import("./patient-home.tsx"), "PatientHome"),
    ),
    page(
      "/intake/$episodeId",
      lazyRouteComponent(() => import("./intake-page.tsx"), "IntakePage"),
    ),
    page(
      "/answer/$episodeId/$requestId",
      lazyRouteComponent(() => import("./answer-page.tsx"), "AnswerPage"),
    ),
    page(
      "/practices/$episodeId",
      lazyRouteComponent(() => import("./practices-page.tsx"), "PracticesPage"),
    ),
    page(
      "/prepare/$episodeId",
      lazyRouteComponent(() => import("./prepare-page.tsx"), "PreparePage"),
    ),
    page(
      "/safety-plan/$episodeId",
      lazyRouteComponent(() => import("#care/safety/web/my-safety-plan.tsx"), "MySafetyPlan"),
    ),
    page(
      "/consent/$episodeId",
      lazyRouteComponent(() => import("#care/consent/web/sign-consents.tsx"), "SignConsents"),
    ),
  ]);
};
