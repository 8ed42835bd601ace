import { accept, refuse, type Decision } from "#kernel/decision.ts";
import { settled, type Protocol } from "#kernel/setting.ts";
import type { Instant } from "#kernel/time.ts";

import { multiDoseHours, singleDoseHours } from "./data/pharmacy-settings.ts";
import type { LotEvent } from "./events.ts";
import { containerRefused, notReceived } from "./lot-refusals.ts";
import type { Lot, ReceivedLot } from "./lot.ts";

/** Until when a vial opened at `at` may be used; null where the receipt does not say what kind of vial it is (PHARM-9). */
export const beyondUseOf = ({ containerKind }: Pick<ReceivedLot, "containerKind">, at: Instant, protocol: Protocol): Instant | null =>
  containerKind === null
    ? null
    : at.add({ hours: settled(protocol, containerKind === "multi-dose" ? multiDoseHours : singleDoseHours).value });

/** Keeps that a container was opened, with its beyond-use time by the settings that hold (PHARM-8, PHARM-9). */
export const openVial = (
  lot: Lot,
  opened: { readonly container: number; readonly note: string },
  { at, protocol }: { readonly at: Instant; readonly protocol: Protocol },
): Decision<LotEvent> => {
  if (lot.status === "none") return notReceived();
  const refusal = containerRefused(opened.container, lot);
  if (refusal !== undefined) return refusal;
  if (lot.opened.includes(opened.container)) return refuse("PHARM-8", "This container was opened already.", "container");
  return accept({ type: "vial-opened", ...opened, beyondUseAt: beyondUseOf(lot, at, protocol) });
};
