import { settled, type Protocol } from "#kernel/setting.ts";
import { dateIn, type Instant } from "#kernel/time.ts";

import { holidaysNear, plusBusinessDays } from "./business-days.ts";
import { form106Days, lossNoticeBusinessDays } from "./data/pharmacy-settings.ts";

/** Last days, as the clinic's calendar counts them (ISO dates). */
export type LossDeadlines = { readonly foundOn: string; readonly noticeOn: string; readonly formOn: string };

/** By when the DEA is told of a loss, in writing and by Form 106 (PHARM-14). The clock starts with the discovery. */
export const lossDeadlines = (
  protocol: Protocol,
  foundAt: Instant,
  timeZone: string,
  holidays: ReadonlySet<string> = holidaysNear(dateIn(timeZone, foundAt)),
): LossDeadlines => {
  const foundOn = dateIn(timeZone, foundAt);
  const formOn = Temporal.PlainDate.from(foundOn).add({ days: settled(protocol, form106Days).value });
  return {
    foundOn,
    noticeOn: plusBusinessDays(foundOn, settled(protocol, lossNoticeBusinessDays).value, holidays),
    formOn: formOn.toString(),
  };
};
