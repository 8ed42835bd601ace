import { createRoute, lazyRouteComponent, type AnyRoute } from "@tanstack/react-router";

type Screen = ReturnType<typeof lazyRouteComponent>;

/** The patient's own pages, below `/me`. */
export const patientRoutes = (root: AnyRoute) => {
  const face = createRoute({
    getParentRoute: () => root,
    path: "/me",
    component: lazyRouteComponent(() => import("./patient-face.tsx"), "PatientFace"),
  });
  const patientPage = <Path extends string>(path: Path, component: Screen) => createRoute({ getParentRoute: () => face, path, component });
  return face.addChildren([
    patientPage(
      "/care",
      lazyRouteComponent(() => import("./patient-care.tsx"), "PatientCare"),
    ),
    patientPage(
      "/security",
      lazyRouteComponent(() => import("#platform/identity/browser/security-settings.tsx"), "SecuritySettings"),
    ),
    patientPage(
      "/asked/$requestId",
      lazyRouteComponent(() => import("./asked-page.tsx"), "AskedPage"),
    ),
    patientPage(
      "/",
      lazyRouteComponent(() => import("./patient-home.tsx"), "PatientHome"),
    ),
    patientPage(
      "/intake/$episodeId",
      lazyRouteComponent(() => import("./intake-page.tsx"), "IntakePage"),
    ),
    patientPage(
      "/answer/$episodeId/$requestId",
      lazyRouteComponent(() => import("./answer-page.tsx"), "AnswerPage"),
    ),
    patientPage(
      "/practices/$episodeId",
      lazyRouteComponent(() => import("./practices-page.tsx"), "PracticesPage"),
    ),
    patientPage(
      "/prepare/$episodeId",
      lazyRouteComponent(() => import("./prepare-page.tsx"), "PreparePage"),
    ),
    patientPage(
      "/food-and-drink/$episodeId",
      lazyRouteComponent(() => import("./last-taken-page.tsx"), "LastTakenPage"),
    ),
    patientPage(
      "/safety-plan/$episodeId",
      lazyRouteComponent(() => import("#care/safety/web/my-safety-plan.tsx"), "MySafetyPlan"),
    ),
    patientPage(
      "/consent/$episodeId",
      lazyRouteComponent(() => import("#care/consent/web/sign-consents.tsx"), "SignConsents"),
    ),
  ]);
};
