import { dosingSessionContract as contract } from "#care/dosing-session/contract.ts";
import { checklistItems, type ChecklistItem } from "#care/dosing-session/rules/data/checklist.ts";
import type { RoomRole } from "#care/dosing-session/rules/events.ts";
import { drugOfRoute } from "#care/pharmacy/rules/drug.ts";
import { dosingRouteOf } from "#care/plan/rules/dosing-route.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import type { KnownCaller } from "#platform/identity/caller.ts";

import { personIdOf } from "./cast.ts";
import { drawsDrug, esketamineDevice } from "./tell-drug.ts";
import { inSession, step, type SessionStory, type Step } from "./session-story.ts";
import { fullSet } from "./simulated-patient.ts";
import type { StoryOrder } from "./tell-plan.ts";

const open = (session: SessionStory): Step =>
  step(-36, (at) => {
    const { orderId, route, form, dose } = session.order;
    const body = { orderId, roomId: session.roomId, route, drug: drugOfRoute(route), form, dose };
    return inSession(session, contract.openSession, { body, as: session.story.cast.monitor, at });
  });

export const comesIn = (session: SessionStory, minute: number, who: KnownCaller, role: RoomRole): Step =>
  step(minute, (at) => inSession(session, contract.enterPerson, { body: { staffId: personIdOf(who), role }, as: who, at }));

export const goesOut = (session: SessionStory, minute: number, who: KnownCaller): Step =>
  step(minute, (at) =>
    inSession(session, contract.leavePerson, { body: { staffId: personIdOf(who) }, as: session.story.cast.monitor, at }),
  );

const answerOf = ({ id }: ChecklistItem, session: SessionStory) =>
  id === "PSC-08" && session.story.person.sexAtBirth === "male"
    ? ({ answer: "not-applicable", note: "" } as const)
    : ({ answer: "yes", note: id === "PSC-07" ? "Light breakfast at seven, water since." : "" } as const);

const checklist = (session: SessionStory): readonly Step[] =>
  checklistItems
    .filter(({ onlyFor }) => onlyFor === undefined || onlyFor === drugOfRoute(session.order.route))
    .map((item, index) =>
      step(-33 + index, (at) => {
        const as = item.id === "PSC-16" ? session.story.therapist : session.story.cast.monitor;
        return inSession(session, contract.recordChecklistItem, { body: { item: item.id, ...answerOf(item, session) }, as, at });
      }),
    );

const baseline = (session: SessionStory, minute: number, temperature: boolean): Step =>
  step(minute, (at) =>
    inSession(session, contract.chartVitals, {
      body: {
        readingId: session.story.chance.id(at),
        source: { kind: "hand" },
        position: "sitting",
        ...fullSet(session.body, session.order.route, minute),
        ...(temperature ? { temperature: { value: 36.6, unit: "Cel" as const } } : {}),
        confirmed: false,
      },
      as: session.story.cast.monitor,
      at,
    }),
  );

type Piece = { readonly minute: number; readonly amount: StoryOrder["dose"]; readonly site: string };

const nostrils = "one spray in each nostril";

/** A dose as it is given: at once, or device after device with the rest between them. */
const piecesOf = ({ route, dose }: StoryOrder): readonly Piece[] => {
  if (route !== "IN-ESK") return [{ minute: 0, amount: dose, site: route === "IM" ? "left deltoid" : "under the tongue" }];
  const rest = dosingRouteOf(route, shippedProtocol).betweenPieces?.value ?? 0;
  return Array.from({ length: dose.value / esketamineDevice.value }, (_, place) => ({
    minute: place * rest,
    amount: esketamineDevice,
    site: nostrils,
  }));
};

const doses = (session: SessionStory): readonly Step[] =>
  piecesOf(session.order).map(({ minute, amount, site }, place) =>
    step(minute, (at) => {
      const { orderId, route, form } = session.order;
      const kind = place === 0 ? ("first" as const) : ("part" as const);
      const drug = drugOfRoute(route);
      // All devices of a session are taken out at once, for the first dose.
      const [doseId, drawnFor] = place === 0 ? [session.doseId, null] : [session.story.chance.id(at), session.doseId];
      const body = { doseId, orderId, kind, drug, route, form, amount, lotId: session.lotId, drawnFor, site };
      return inSession(session, contract.chartDose, { body, as: session.story.cast.monitor, at });
    }),
  );

/** From the open door to the dose. */
export const stepsBeforeDose = (session: SessionStory): readonly Step[] => {
  const { cast, therapist } = session.story;
  return [
    open(session),
    comesIn(session, -35, cast.monitor, "nurse"),
    comesIn(session, -34, therapist, "therapist"),
    ...checklist(session),
    baseline(session, -14, true),
    comesIn(session, -8, cast.prescriber, "prescriber"),
    baseline(session, -4, false),
    drawsDrug(session),
    ...doses(session),
  ];
};
