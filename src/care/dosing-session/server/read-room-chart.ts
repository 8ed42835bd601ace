import { measureFacts } from "#care/measures/rules/measure-facts.ts";
import { measuresStream } from "#care/measures/rules/measures.ts";
import { planFacts } from "#care/plan/rules/plan-facts.ts";
import { planStream } from "#care/plan/rules/plan.ts";
import { preparationFacts } from "#care/preparation/rules/preparation-facts.ts";
import { preparationStream } from "#care/preparation/rules/preparation.ts";
import { touchAgreement } from "#care/preparation/rules/touch-agreement.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { findingsOf } from "#care/screening/rules/findings.ts";
import { screeningFacts } from "#care/screening/rules/screening-facts.ts";
import { screeningInput } from "#care/screening/rules/screening-input.ts";
import { screeningStream } from "#care/screening/rules/screening.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { RoomChart } from "../contract-answers.ts";
import { bannerFlags, type BannerFlags } from "../rules/banner-flags.ts";
import { readConsentFacts } from "./read-consent-facts.ts";

const asSent = ({ present, unknown }: BannerFlags) => ({ present: [...present], unknown: [...unknown] });

/** What the banner of the room must never make anybody look for. Null is what nobody recorded. */
export const readRoomChart = async (tx: Tx, episodeId: Uuid, at: Instant): Promise<RoomChart> => {
  const [consents, plan, preparation, screening, measures, protocol] = await Promise.all([
    readConsentFacts(tx, episodeId, at),
    readStream(tx, planStream, episodeId),
    readStream(tx, preparationStream, episodeId),
    readStream(tx, screeningStream, episodeId),
    readStream(tx, measuresStream, episodeId),
    readProtocol(tx),
  ]);
  const { touch, boosterMaximum, recording } = consents;
  const { intention, stopWord, touchWishes, settings } = preparationFacts(preparation);
  const { allergies } = screeningFacts(screening);
  const { weight, activeOrder } = planFacts(plan);
  const input = screeningInput(screening, { measures: measureFacts(measures), age: null, now: at }, activeOrder?.drug ?? null);
  const findings = findingsOf(input, protocol);
  return {
    allergies: allergies?.map(({ substance }) => substance) ?? null,
    weight: weight && { value: weight.value, observedAt: weight.at },
    touch: touch && {
      hand: touchAgreement("hand", touch, touchWishes),
      shoulder: touchAgreement("shoulder", touch, touchWishes),
      other: [touch.other, touchWishes?.other ?? ""].filter((words) => words !== "").join("; "),
      stopWord: touch.stopWord,
    },
    boosterMaximum,
    recording,
    intention,
    stopWord,
    setting: settings,
    flags: { psychiatric: asSent(bannerFlags(findings, "psychiatric")), cardiac: asSent(bannerFlags(findings, "cardiac")) },
  };
};
