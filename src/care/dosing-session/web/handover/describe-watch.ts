import { unreachable } from "#kernel/decision.ts";

import type { WatchEvent } from "../../rules/evolve-watch.ts";
import type { Described, FactWords } from "../room/describe-fact.ts";

const said = (title: string, body = ""): Described => ({ title, body: body || undefined });

/** What happened to the watch, in words for the timeline. */
export const describeWatch = (event: WatchEvent, { handover, nameOf }: Pick<FactWords, "handover" | "nameOf">): Described => {
  switch (event.type) {
    case "handover-offered":
      return said(handover("facts.offered", { from: nameOf(event.from), to: nameOf(event.to) }), event.summary);
    case "handover-accepted":
      return said(handover("facts.accepted"));
    case "handover-declined":
      return said(handover("facts.declined"), event.reason);
    case "handover-withdrawn":
      return said(handover("facts.withdrawn"), event.reason);
    case "break-begun":
      return said(handover("facts.breakBegun", { name: nameOf(event.staffId) }));
    case "break-ended":
      return said(handover("facts.breakEnded", { name: nameOf(event.staffId) }));
    case "responsibility-taken":
      return said(handover("facts.taken", { name: nameOf(event.staffId) }));
    default:
      return unreachable(event);
  }
};
