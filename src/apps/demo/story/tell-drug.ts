import { dosingSessionContract as contract } from "#care/dosing-session/contract.ts";
import { pharmacyContract } from "#care/pharmacy/contract.ts";
import { micrograms } from "#kernel/quantity.ts";

import { inSession, step, type SessionStory, type Step } from "./session-story.ts";

/** As on the shelf: lozenges of 50 mg, devices of 28 mg. */
const lozenge = micrograms(50_000);
export const esketamineDevice = micrograms(28_000);
/** A little more in the syringe than the dose, where it is not given from the vial's last. */
const extra = 5_000;

/** What is taken out for the dose, and what of it is left. */
const takenFor = ({ order, journey }: SessionStory) => {
  const piece = order.route === "IN-ESK" ? esketamineDevice : lozenge;
  if (order.form === "solution") {
    const rest = journey.person % 2 === 0 ? extra : 0;
    return { amount: micrograms(order.dose.value + rest), rest, units: null };
  }
  const units = Math.ceil(order.dose.value / piece.value);
  return { amount: micrograms(units * piece.value), rest: units * piece.value - order.dose.value, units };
};

/** Two minutes before the dose. */
export const drawsDrug = (session: SessionStory): Step =>
  step(-2, (at) => {
    const { amount, units } = takenFor(session);
    const { doseId: administrationId, lotId, story } = session;
    const body = { entryId: story.chance.id(at), administrationId, lotId, container: null, amount, units, note: "" };
    return inSession(session, contract.drawDrug, { body, as: story.cast.monitor, at });
  });

/** What is left of the draw is wasted after the dose, before the prescriber's eyes; the prescriber signs for it. */
export const wastesRest = (session: SessionStory): readonly Step[] => {
  const { rest } = takenFor(session);
  const { doseId: administrationId, lotId, story } = session;
  if (rest === 0) return [];
  return [
    step(4, async (at) => {
      const entryId = story.chance.id(at);
      const reason = session.order.form === "lozenge" ? "left-over" : "syringe-remnant";
      const body = { entryId, administrationId, lotId, amount: micrograms(rest), reason, method: "deactivation-kit", note: "" } as const;
      await inSession(session, contract.wasteDrug, { body, as: story.cast.monitor, at });
      await story.run(pharmacyContract.witnessWaste, { params: { lotId }, body: { entryId }, caller: story.cast.prescriber, at });
    }),
  ];
};
