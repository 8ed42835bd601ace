import type { Routes } from "../../http/routes.ts";
import { signInContract } from "../sign-in-contract.ts";
import type { IdentityDeps } from "./identity-deps.ts";
import { openRead, type OpenApp } from "./open-read.ts";
import { readStanding } from "./read-standing.ts";
import { demoRoutes } from "./routes/demo-routes.ts";
import { factorRoutes } from "./routes/factor-routes.ts";
import { linkRoutes } from "./routes/link-routes.ts";
import { lockRoutes } from "./routes/lock-routes.ts";
import { passkeyRoutes } from "./routes/passkey-routes.ts";
import { passwordRoutes } from "./routes/password-routes.ts";
import { selfRoutes } from "./routes/self-routes.ts";
import { setUpRoutes } from "./routes/set-up-routes.ts";
import { staffRoutes } from "./routes/staff-routes.ts";
import { switchRoutes } from "./routes/switch-routes.ts";
import { tokenRoutes } from "./routes/token-routes.ts";
import type { SetUpCode } from "./set-up.ts";

/**
 * Registers every route of identity.
 * @param open the server, and the list of declared routes that `routesOn` was given
 * @param setUpCode the code that the console printed, while no clinic exists; undefined in demo mode
 */
export const identityRoutes = (open: OpenApp, routes: Routes, deps: IdentityDeps, setUpCode?: SetUpCode): void => {
  openRead(open, signInContract.readStanding, (request) => readStanding(deps, request));
  passwordRoutes(routes, deps);
  passkeyRoutes(routes, deps);
  lockRoutes(routes, deps);
  switchRoutes(open, routes, deps);
  linkRoutes(routes, deps);
  selfRoutes(routes, deps);
  factorRoutes(routes, deps);
  staffRoutes(routes, deps);
  tokenRoutes(routes, deps);
  setUpRoutes(open, deps, setUpCode);
  demoRoutes(open, routes, deps);
};
