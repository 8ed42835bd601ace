import type { Routes } from "#platform/http/routes.ts";

import { handoverContract as contract } from "../contract-handover.ts";
import { acceptHandover, beginBreak, endBreak, endHandover, offerHandover, takeResponsibility } from "../rules/hand-over.ts";
import { withMeta } from "./on-session.ts";

/** Declares who has the watch: handover, break, and taking it where nobody has it. */
export const handoverRoutes = (routes: Routes): void => {
  routes.command(contract.offerHandover, withMeta(offerHandover));
  routes.command(contract.acceptHandover, withMeta(acceptHandover));
  routes.command(contract.endHandover, withMeta(endHandover));
  routes.command(contract.beginBreak, withMeta(beginBreak));
  routes.command(contract.endBreak, withMeta(endBreak));
  routes.command(contract.takeResponsibility, withMeta(takeResponsibility));
};
