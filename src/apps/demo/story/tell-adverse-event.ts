import { adverseEventsContract } from "#care/adverse-events/contract.ts";
import { drugOfRoute } from "#care/pharmacy/rules/drug.ts";
import { plusMinutes } from "#kernel/time.ts";

import { state } from "./patient-story.ts";
import type { SessionStory } from "./session-story.ts";

const notMeasured = { systolic: null, diastolic: null, saturation: null, oxygenPressure: null, enzymeRatio: null } as const;
const no = "no" as const;
const notSerious = {
  ...{ death: no, "life-threatening": no, hospitalisation: no },
  ...{ incapacity: no, "congenital-anomaly": no, "important-medical-event": no },
};

/** Somebody was sick in the session: known from the label, and not serious. The report to the manufacturer is owed. */
export const tellVomiting = async ({ story, sessionId, order, doseAt }: SessionStory): Promise<void> => {
  const { episodeId, cast, chance, clock } = story;
  clock.toMoment(plusMinutes(doseAt, 175));
  const onsetAt = plusMinutes(doseAt, 52);
  await state(story, adverseEventsContract.recordAdverseEvent, {
    params: { episodeId, eventId: chance.id(clock.at()) },
    body: {
      term: "vomiting",
      ownWords: "Sick twice, better after sitting up.",
      onsetAt: onsetAt.toString(),
      endedAt: plusMinutes(onsetAt, 25).toString(),
      grade: 2,
      values: { ...notMeasured, atRest: "unknown", oxygenGiven: "no" },
      circumstances: {
        ...{ inSession: true, symptomatic: "yes", treated: "yes", backInTime: "yes", distressing: "no" },
        ...{ lowestMoaas: null, lasted: { value: 25, unit: "min" } },
      },
      criteria: notSerious,
      expectedness: "expected",
      relation: "probable",
      drugAction: "dose-not-changed",
      treatment: "Ondansetron 4 mg by mouth.",
      outcome: "resolved",
      session: { sessionId, at: doseAt.toString() },
      drug: drugOfRoute(order.route),
      route: order.route,
    },
    as: cast.monitor,
  });
};
