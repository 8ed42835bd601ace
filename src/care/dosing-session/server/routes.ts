import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import type { Routes } from "#platform/http/routes.ts";

import { dosingSessionContract as contract } from "../contract.ts";
import { drawDrug, enterDrugEntryInError, putBackUnits, wasteDrug } from "../rules/account-drug.ts";
import { chartDose, endInfusion, enterDoseInError } from "../rules/chart-dose.ts";
import { chartVitals, enterReadingInError, setBaseline } from "../rules/chart-vitals.ts";
import {
  acknowledgeAlarm,
  callForSomeone,
  enterNoteInError,
  openSession,
  overrideCondition,
  recordChecklistItem,
  recordEmergencySign,
} from "../rules/decide-session.ts";
import { enterRoom, leaveRoom } from "../rules/hand-over.ts";
import { isTouch, noteEvent } from "../rules/note-event.ts";
import { recordMusicPlayed, recordMusicStopped } from "../rules/record-music.ts";
import { closeSession } from "../rules/close-session.ts";
import { reviewAdverseEvents } from "../rules/review-adverse-events.ts";
import { assessRelease, releasePatient } from "../rules/release-patient.ts";
import { deviceRoutes } from "./device-routes.ts";
import { correctRoutes } from "./correct-routes.ts";
import { handoverRoutes } from "./handover-routes.ts";
import { readRecord } from "./record/read-record.ts";
import { alarmRoutes } from "./alarm-routes.ts";
import { bedsideRoutes } from "./bedside-routes.ts";
import { readGateFacts } from "./gate-facts.ts";
import { onSession, withMeta } from "./on-session.ts";
import { readCloseFacts } from "./read-close-facts.ts";
import { readDrug } from "./read-drug.ts";
import { readGates } from "./read-gates.ts";
import { readSamples } from "./read-samples.ts";
import { readSession, readSessions } from "./read-session.ts";
import { readTouchFacts } from "./read-touch-facts.ts";
import { readSessionFacts, readTimeline } from "./read-timeline.ts";

const commands = (routes: Routes): void => {
  routes.command(contract.openSession, ({ params, body }) =>
    onSession(params, async (session, tx) => openSession(session, body, await readProtocol(tx))),
  );
  routes.command(contract.enterPerson, withMeta(enterRoom));
  routes.command(contract.leavePerson, withMeta(leaveRoom));
  routes.command(contract.recordChecklistItem, withMeta(recordChecklistItem));
  routes.command(contract.chartVitals, withMeta(chartVitals));
  routes.command(contract.enterReadingInError, withMeta(enterReadingInError));
  routes.command(contract.setBaseline, withMeta(setBaseline));
  routes.command(contract.overrideCondition, withMeta(overrideCondition));
  routes.command(contract.enterDoseInError, withMeta(enterDoseInError));
  routes.command(contract.endInfusion, withMeta(endInfusion));
  routes.command(contract.drawDrug, withMeta(drawDrug));
  routes.command(contract.wasteDrug, withMeta(wasteDrug));
  routes.command(contract.putBackUnits, withMeta(putBackUnits));
  routes.command(contract.enterDrugEntryInError, withMeta(enterDrugEntryInError));
  routes.command(contract.noteEvent, ({ params, body, meta }) =>
    onSession(params, async (session, tx) =>
      noteEvent(session, body, isTouch(body) ? await readTouchFacts(tx, params.episodeId, meta.observedAt) : null),
    ),
  );
  routes.command(contract.recordMusicPlayed, withMeta(recordMusicPlayed));
  routes.command(contract.recordMusicStopped, withMeta(recordMusicStopped));
  routes.command(contract.enterNoteInError, withMeta(enterNoteInError));
  routes.command(contract.acknowledgeAlarm, withMeta(acknowledgeAlarm));
  routes.command(contract.recordEmergencySign, withMeta(recordEmergencySign));
  routes.command(contract.assessRelease, withMeta(assessRelease));
  routes.command(contract.reviewAdverseEvents, withMeta(reviewAdverseEvents));
  routes.command(contract.closeSession, ({ params, body }) =>
    onSession(params, async (session, tx) => closeSession(session, body, await readCloseFacts(tx, params))),
  );
  routes.command(contract.callForSomeone, withMeta(callForSomeone));
  routes.command(contract.releasePatient, ({ params, meta }) => onSession(params, (session) => releasePatient(session, meta)));
  routes.command(contract.chartDose, ({ params, body, meta }) =>
    onSession(params, async (session, tx) => chartDose(session, body, await readGateFacts(tx, params, session, meta.observedAt), meta)),
  );
};

/** Declares the routes of the dosing session. */
export const dosingSessionRoutes = (routes: Routes): void => {
  commands(routes);
  deviceRoutes(routes);
  correctRoutes(routes);
  handoverRoutes(routes);
  routes.file(contract.readRecord, ({ tx, params, at }) => readRecord(tx, params, at));
  routes.read(contract.readSessions, ({ tx, params }) => readSessions(tx, params.episodeId));
  routes.read(contract.readSession, ({ tx, params, at }) => readSession(tx, params, at));
  routes.read(contract.readFacts, ({ tx, params, query }) => readSessionFacts(tx, params, query.after));
  routes.read(contract.readTimeline, ({ tx, params }) => readTimeline(tx, params));
  routes.read(contract.readGates, ({ tx, params, at }) => readGates(tx, params, at));
  routes.read(contract.readDrug, ({ tx, params, at }) => readDrug(tx, params, at));
  routes.read(contract.readSamples, ({ tx, params, query }) => readSamples(tx, params, query));
  alarmRoutes(routes);
  bedsideRoutes(routes);
};
