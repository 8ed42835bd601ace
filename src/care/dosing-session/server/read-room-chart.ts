import { planFacts } from "#care/plan/rules/plan-facts.ts";
import { planStream } from "#care/plan/rules/plan.ts";
import { preparationFacts } from "#care/preparation/rules/preparation-facts.ts";
import { preparationStream } from "#care/preparation/rules/preparation.ts";
import { touchAgreement } from "#care/preparation/rules/touch-agreement.ts";
import { screeningFacts } from "#care/screening/rules/screening-facts.ts";
import { screeningStream } from "#care/screening/rules/screening.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { RoomChart } from "../contract-answers.ts";
import { readConsentFacts } from "./read-consent-facts.ts";

/** What the banner of the room must never make anybody look for. Null is what nobody recorded. */
export const readRoomChart = async (tx: Tx, episodeId: Uuid, at: Instant): Promise<RoomChart> => {
  const [consents, plan, preparation, screening] = await Promise.all([
    readConsentFacts(tx, episodeId, at),
    readStream(tx, planStream, episodeId),
    readStream(tx, preparationStream, episodeId),
    readStream(tx, screeningStream, episodeId),
  ]);
  const { touch, boosterMaximum, recording } = consents;
  const { intention, stopWord, touchWishes, settings } = preparationFacts(preparation);
  const { allergies } = screeningFacts(screening);
  const weight = planFacts(plan).weight;
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
  };
};
