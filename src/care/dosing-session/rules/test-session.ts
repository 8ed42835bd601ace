import type { Route } from "#care/pharmacy/rules/drug.ts";
import type { CommandMeta } from "#kernel/command.ts";
import type { Decision } from "#kernel/decision.ts";
import { micrograms } from "#kernel/quantity.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import { fold, type Recorded } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import type { ChartVitals } from "./chart-vitals.ts";
import type { CloseFacts } from "./close-gate.ts";
import { noSession, type DosingSession } from "./dosing-session.ts";
import { dosingSessionStream } from "./dosing-session-stream.ts";
import type { DosingSessionEvent, EventOf } from "./events.ts";
import type { GateFacts } from "./gate-facts.ts";
import { snapshotFor } from "./protocol.ts";

// Sessions for the tests of the rules: facts at minutes after ten o'clock in the morning.
export const tenOClock = Temporal.Instant.from("2026-11-23T15:00:00Z");
export const nurseId = "0190a000-0000-7000-8000-0000000000a1";
export const orderId = "0190a000-0000-7000-8000-0000000000b1";

export const minute = (minutes: number): Instant => tenOClock.add({ milliseconds: Math.round(minutes * 60_000) });

export const metaAt = (minutes: number, kind: "staff" | "device" | "patient" = "staff"): CommandMeta => ({
  commandId: "0190a000-0000-7000-8000-0000000000c1",
  observedAt: minute(minutes),
  now: minute(minutes),
  actor: { kind, id: nurseId },
});

export const factAt = (minutes: number, event: DosingSessionEvent, version = 1): Recorded<DosingSessionEvent> => ({
  version,
  observedAt: minute(minutes),
  deviceAt: null,
  receivedAt: minute(minutes),
  actor: { kind: "staff", id: nurseId },
  commandId: "0190a000-0000-7000-8000-0000000000c2",
  event,
});

export const opened = (route: Route = "IM"): EventOf<"session-opened"> => ({
  type: "session-opened",
  orderId,
  roomId: "0190a000-0000-7000-8000-0000000000d1",
  route,
  drug: route === "IN-ESK" ? "esketamine" : "ketamine-racemic",
  form: route === "IN-ESK" ? "nasal-device" : "solution",
  dose: { value: 35_000, unit: "ug" },
  protocol: snapshotFor(shippedProtocol, route),
  baselineRule: "last-complete-before-first-dose",
  training: false,
});

export const dose = (doseId: string, kind: "first" | "part" | "booster" = "first", route: Route = "IM"): DosingSessionEvent => ({
  type: "dose-given",
  doseId,
  orderId,
  kind,
  drug: route === "IN-ESK" ? "esketamine" : "ketamine-racemic",
  route,
  form: route === "IN-ESK" ? "nasal-device" : "solution",
  amount: { value: 35_000, unit: "ug" },
  lotId: null,
  site: "left deltoid",
  reading: null,
});

/** Somebody who has the watch. */
export const monitorHere: DosingSessionEvent = { type: "person-entered", staffId: nurseId, role: "monitor" };

type Short = {
  readonly bp?: readonly [number, number];
  readonly hr?: number;
  readonly spo2?: number;
  readonly rr?: number;
  readonly moaas?: number;
  readonly temp?: number;
  readonly rass?: number;
};

/** A reading in the short form in which people say it. */
export const vitals = (
  readingId: string,
  { bp, hr, spo2, rr, moaas, temp, rass }: Short,
  more: Partial<ChartVitals> = {},
): ChartVitals => ({
  readingId,
  source: { kind: "hand" },
  confirmed: false,
  ...(bp && { systolic: { value: bp[0], unit: "mm[Hg]" }, diastolic: { value: bp[1], unit: "mm[Hg]" } }),
  ...(hr !== undefined && { heartRate: { value: hr, unit: "/min" } }),
  ...(spo2 !== undefined && { saturation: { value: spo2, unit: "%" } }),
  ...(rr !== undefined && { respiration: { value: rr, unit: "/min" } }),
  ...(moaas !== undefined && { moaas: { value: moaas, unit: "{score}" } }),
  ...(rass !== undefined && { rass: { value: rass, unit: "{score}" } }),
  ...(temp !== undefined && { temperature: { value: temp, unit: "Cel" } }),
  ...more,
});

export const charted = (readingId: string, short: Short, more: Partial<ChartVitals> = {}): EventOf<"vitals-charted"> => ({
  type: "vitals-charted",
  ...vitals(readingId, short, more),
  implausible: [],
});

/** The session in which these facts happened, each at its minute. */
export const given = (...facts: readonly (readonly [number, DosingSessionEvent])[]): DosingSession =>
  fold(
    dosingSessionStream,
    facts.map(([minutes, event], index) => factAt(minutes, event, index + 1)),
    noSession,
  );

/** The session after a decision was kept, and the decision itself. */
export const kept = (session: DosingSession, minutes: number, decision: Decision<DosingSessionEvent>): DosingSession =>
  decision.outcome === "refused"
    ? session
    : fold(
        dosingSessionStream,
        decision.events.map((event) => factAt(minutes, event)),
        session,
      );

export const eventsOf = (decision: Decision<DosingSessionEvent>): readonly DosingSessionEvent[] =>
  decision.outcome === "accepted" ? decision.events : [];

export const typesOf = (decision: Decision<DosingSessionEvent>): readonly string[] => eventsOf(decision).map(({ type }) => type);

export const calm = { bp: [120, 76], hr: 72, spo2: 98, rr: 14, moaas: 5 } as const;

/** Everything that earlier stages must say for a dose. */
export const readyFacts: GateFacts = {
  timeZone: "America/New_York",
  consents: { missing: [] },
  boosterConsent: { value: 20_000, unit: "ug" },
  preparation: { intention: "To meet what comes" },
  suicideRisk: { askedToday: true, planUnknown: false },
  order: {
    orderId,
    drug: "ketamine-racemic",
    route: "IM",
    form: "solution",
    dose: { value: 35_000, unit: "ug" },
    boosterMaximum: { value: 17_500, unit: "ug" },
  },
  decision: { accepted: true, drug: "ketamine-racemic" },
  dosesBefore: [],
  integration: "unknown",
  medicines: { status: "met", reason: "", also: [], page: "/app/episodes/ep/plan" },
  weight: { value: 70, unit: "kg" },
  supply: "can-supply",
  checklist: {},
  safetyHold: [],
};

/** What the ledger and the record of adverse events say where nothing of the dose `d1` is open. */
export const evenFacts: CloseFacts = {
  episodeId: "ep",
  sessionId: "se",
  draws: [{ administrationId: "d1", lotNumber: "K-1", open: micrograms(0) }],
  unwitnessed: [],
  adverseEvents: 0,
};
