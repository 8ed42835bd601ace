import { milligramsOf } from "#kernel/quantity.ts";
import { formatNumber, formatTime } from "#ui/words/format.ts";
import type { Translate } from "#ui/words/word-key.ts";

import type { HandoverSummary } from "../../rules/handover-summary.ts";
import { vitalParameters, vitalUnits } from "../../rules/vital-parameter.ts";
import type { roomWords } from "../room/room-words.ts";
import { textOf } from "../room/vital-values.ts";
import type { sessionWords } from "../session-words.ts";
import type { handoverWords } from "./handover-words.ts";

type SummaryWords = {
  readonly handover: Translate<(typeof handoverWords)["en"]>;
  readonly session: Translate<(typeof sessionWords)["en"]>;
  readonly room: Translate<(typeof roomWords)["en"]>;
  readonly timeZone: string;
  readonly locale: string;
};

/** The summary of a handover as the lines that both persons see and the record keeps. */
export const summaryText = (summary: HandoverSummary, { handover, session, room, timeZone, locale }: SummaryWords): string => {
  const time = (at: Temporal.Instant): string => formatTime(at, timeZone, locale);
  const doses = summary.doses.map(({ amount, observedAt }) =>
    handover("summary.dose", { amount: formatNumber(milligramsOf(amount), locale), time: time(observedAt) }),
  );
  const values = vitalParameters.flatMap((parameter) => {
    const latest = summary.values[parameter];
    const unit = vitalUnits[parameter];
    if (latest === undefined) return [];
    const measure = unit === "{score}" ? "" : ` ${session(`units.${unit}`)}`;
    return [`${session(`values.${parameter}`)} ${textOf(parameter, latest.value)}${measure} (${time(latest.observedAt)})`];
  });
  const alarms = summary.alarms.map(({ rule, parameter }) => [rule, parameter && session(`values.${parameter}`)].filter(Boolean).join(" "));
  const notes = summary.notes.map(({ code, text }) => [room(`codes.${code}`), text].filter((part) => part !== "").join(": "));
  const { due } = summary;
  return [
    handover("summary.doses", { list: doses.join(", ") || handover("summary.none") }),
    handover("summary.values", { list: values.join(", ") || handover("summary.valuesNone") }),
    handover("summary.alarms", { list: alarms.join(", ") || handover("summary.alarmsNone") }),
    due === null ? handover("summary.notDue") : handover(due.overdue ? "summary.overdue" : "summary.due", { time: time(due.at) }),
    ...(notes.length === 0 ? [] : [handover("summary.notes", { list: notes.join("; ") })]),
    ...(summary.hasLeftover ? [handover("summary.leftover")] : []),
  ].join("\n");
};
