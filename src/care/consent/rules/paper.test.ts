import { expect, test } from "vitest";

import type { CommandMeta } from "#kernel/command.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import { fold, type Recorded } from "#kernel/stream.ts";

import { consentStream } from "./consent.ts";
import { consentFacts, missingConsents } from "./consent-facts.ts";
import type { ConsentKind } from "./consent-document.ts";
import { currentDocuments } from "./current-documents.ts";
import { explainConsent, signConsent, signingRefused, type SignConsent } from "./decide.ts";
import type { ConsentChoices, ConsentEvent } from "./events.ts";
import { nameRepresentative } from "./name-representative.ts";
import { recordPaper, type RecordPaper } from "./record-paper.ts";

const [patient, therapist, guardian] = ["patient", "therapist", "guardian"];
const start = Temporal.Instant.from("2026-11-23T10:00:00Z");
const now = start.add({ hours: 10 });
const meta: CommandMeta = { commandId: "c", observedAt: now, now, actor: { kind: "staff", id: therapist } };
const judging = { meta, context: { protocol: shippedProtocol, lastDoseAt: null } };
const context = (at = now) => ({ at, protocol: shippedProtocol, lastDoseAt: null });

type Said = ConsentEvent | { readonly at: Temporal.Instant; readonly event: ConsentEvent };
const given = (...said: readonly Said[]) =>
  fold(
    consentStream,
    said.map((one, index): Recorded<ConsentEvent> => ({
      version: index + 1,
      observedAt: "at" in one ? one.at : start.add({ minutes: index }),
      deviceAt: null,
      receivedAt: null,
      actor: { kind: "staff", id: therapist },
      commandId: "c",
      event: "at" in one ? one.event : one,
    })),
  );

const explained = {
  type: "consent-explained",
  drug: "ketamine-racemic",
  route: "SL",
  kinds: ["treatment", "touch", "data-use"],
  boosterMaximum: null,
  note: "",
  phase: "course",
  capacity: { understands: "yes", appreciates: "yes", reasons: "yes", expresses: "yes" },
  interpreter: null,
  representativeId: null,
} satisfies Extract<ConsentEvent, { type: "consent-explained" }>;
const SL = { drug: "ketamine-racemic", route: "SL" } as const;
const inDoubt = { understands: "yes", appreciates: "doubtful", reasons: "yes", expresses: "yes" } as const;
const toGuardian = { ...explained, capacity: inDoubt, representativeId: guardian } as const;

const choices: Partial<Record<ConsentKind, ConsentChoices>> = {
  touch: { kind: "touch", hand: true, shoulder: false, other: "", stopWord: "stop" },
  "data-use": { kind: "data-use", noteTools: false, research: false },
};
const onPaper = (kind: ConsentKind, others: Partial<RecordPaper> = {}): RecordPaper => ({
  consentId: `paper-${kind}`,
  document: { kind, version: currentDocuments[kind].version },
  choices: choices[kind] ?? { kind: "treatment" },
  paper: { signedOn: "2026-11-23", signedAt: start, seenBy: therapist, keptAt: "Cabinet 2, blue folder" },
  scan: { documentId: null, documentHash: null },
  signerId: patient,
  ...others,
});
const eventsOf = (decision: ReturnType<typeof recordPaper>): readonly ConsentEvent[] => {
  if (decision.outcome === "refused") throw new Error(decision.refusal.message);
  return decision.events;
};
const papers = (...kinds: readonly ConsentKind[]) =>
  kinds.reduce<readonly ConsentEvent[]>(
    (before, kind) => [...before, ...eventsOf(recordPaper(given(explained, ...before), onPaper(kind), judging))],
    [],
  );
const electronic = (kind: ConsentKind): SignConsent => {
  const { version, hash, meaning } = currentDocuments[kind];
  const document = { kind, version, hash };
  const signature = { kind: "typed", meaning, signerId: patient } as const;
  const kept = { documentId: "d", documentHash: "0" };
  return { consentId: `e-${kind}`, document, choices: choices[kind] ?? { kind: "treatment" }, signature, method: "clinic-device", ...kept };
};
const signedEvent = (kind: ConsentKind): ConsentEvent => ({ type: "consent-signed", ...electronic(kind), ...SL });

test("[CONSENT-15] a consent on paper counts in every gate as an electronic one of the same version, and says that it stands on paper", () => {
  const signed = papers("treatment", "touch", "data-use");
  expect(signed.at(-1)).toEqual({ type: "consents-completed", ...SL });
  const facts = consentFacts(given(explained, ...signed), context());
  expect(missingConsents(facts, SL)).toEqual([]);
  expect(facts.touch).toMatchObject({ hand: true, stopWord: "stop" });
  expect(facts.consents.treatment).toMatchObject({
    status: "current",
    consent: { method: "paper", signature: "ink", paper: { seenBy: therapist, signedOn: "2026-11-23" } },
  });
  const inInk = consentFacts(given(explained, signedEvent("treatment")), context()).consents.treatment;
  expect(inInk.status).toBe("current");
});

test("[CONSENT-15] a paper has a published version, a time that is not ahead, and is kept somewhere", () => {
  const state = given(explained);
  const refusal = (others: Partial<RecordPaper>) => recordPaper(state, onPaper("treatment", others), judging);
  expect(refusal({ document: { kind: "treatment", version: "0.9" } })).toMatchObject({ refusal: { rule: "CONSENT-15", field: "version" } });
  const ahead = { ...onPaper("treatment").paper, signedAt: now.add({ seconds: 1 }) };
  expect(refusal({ paper: ahead })).toMatchObject({ refusal: { rule: "CONSENT-15", field: "signedOn" } });
  const nowhere = { ...onPaper("treatment").paper, keptAt: " " };
  expect(refusal({ paper: nowhere })).toMatchObject({ refusal: { rule: "CONSENT-15", field: "keptAt" } });
  expect(refusal({ paper: nowhere, scan: { documentId: "scan", documentHash: "0" } }).outcome).toBe("accepted");
  expect(refusal({ choices: { kind: "recording", agreed: true } })).toMatchObject({ refusal: { rule: "CONSENT-5" } });
  expect(recordPaper(given(), onPaper("treatment"), judging)).toMatchObject({ refusal: { rule: "CONSENT-2" } });
});

test("[CONSENT-15] touch on paper needs its stop word as on a screen", () => {
  const without = { kind: "touch", hand: true, shoulder: false, other: "", stopWord: "" } as const;
  expect(recordPaper(given(explained), onPaper("touch", { choices: without }), judging)).toMatchObject({ refusal: { field: "stopWord" } });
});

test("[CONSENT-16] it counts from the day on the paper: its year runs from there, and a later signature stands before it", () => {
  const early = { ...onPaper("treatment").paper, signedOn: "2026-01-10", signedAt: Temporal.Instant.from("2026-01-10T05:00:00Z") };
  const [late] = eventsOf(recordPaper(given(explained), onPaper("treatment", { paper: early }), judging));
  if (late === undefined) throw new Error("Nothing was recorded.");
  const alone = consentFacts(given(explained, late), context()).consents.treatment;
  expect(alone.expiresAt?.toString()).toBe("2027-01-10T05:00:00Z");
  const facts = consentFacts(given(explained, signedEvent("treatment"), late), context()).consents.treatment;
  expect(facts.consent?.consentId, "what was signed last counts, not what was recorded last").toBe("e-treatment");
});

test("[CONSENT-16] a paper from before a withdrawal that is recorded after it brings nothing back", () => {
  const withdrawn: ConsentEvent = { type: "consent-withdrawn", consentId: "e-treatment", reason: "" };
  const before = given(
    explained,
    { at: start.subtract({ hours: 48 }), event: signedEvent("treatment") },
    { at: start.add({ hours: 2 }), event: withdrawn },
  );
  const [late] = eventsOf(recordPaper(before, onPaper("treatment"), judging));
  if (late === undefined) throw new Error("Nothing was recorded.");
  const [kind, at] = ["treatment", start.add({ hours: 3 })] as const;
  const history = [
    explained,
    { at: start.subtract({ hours: 48 }), event: signedEvent("treatment") },
    { at: start.add({ hours: 2 }), event: withdrawn },
  ];
  expect(consentFacts(given(...history, { at, event: late }), context()).consents[kind].status).toBe("withdrawn");
  const after = { ...onPaper("treatment").paper, signedAt: start.add({ hours: 4 }) };
  const [anew] = eventsOf(recordPaper(before, onPaper("treatment", { paper: after }), judging));
  if (anew === undefined) throw new Error("Nothing was recorded.");
  expect(consentFacts(given(...history, { at, event: anew }), context()).consents[kind].status).toBe("current");
});

const named: ConsentEvent = {
  type: "representative-named",
  representativeId: guardian,
  relation: "guardian",
  authority: { documentId: "order", documentHash: "0", keptAt: "" },
};

test("[CONSENT-17] somebody decides for a patient only after it is on record by what right, with the paper that gives it", () => {
  expect(explainConsent(given(), toGuardian, { accepted: true })).toMatchObject({ refusal: { rule: "CONSENT-17" } });
  const noPaper = { documentId: null, documentHash: null, keptAt: "" };
  expect(nameRepresentative(given(), { representativeId: guardian, relation: "guardian", authority: noPaper })).toMatchObject({
    refusal: { rule: "CONSENT-17", field: "keptAt" },
  });
  const atCourt = { ...noPaper, keptAt: "Folder 3" };
  expect(nameRepresentative(given(), { representativeId: guardian, relation: "guardian", authority: atCourt }).outcome).toBe("accepted");
  expect(nameRepresentative(given(named), { representativeId: guardian, relation: "parent", authority: atCourt }).outcome).toBe("refused");
  expect(explainConsent(given(named), toGuardian, { accepted: true }).outcome).toBe("accepted");
});

test("[CONSENT-17] where nobody said whether the patient can decide, nothing is signed, on a screen or on paper", () => {
  const { capacity: _capacity, ...before } = explained;
  const state = given(before);
  expect(signingRefused(state, electronic("treatment"), { name: "same", birthDate: "same" }, null)).toMatchObject({ rule: "CONSENT-17" });
  expect(recordPaper(state, onPaper("treatment"), judging)).toMatchObject({ refusal: { rule: "CONSENT-17" } });
});

test("[CONSENT-18] where somebody decides for the patient they alone sign, and where the patient decides nobody signs for them", () => {
  const known = { name: "same", birthDate: "same" } as const;
  const state = given(named, toGuardian);
  expect(signingRefused(state, electronic("treatment"), known, null)).toMatchObject({ rule: "CONSENT-18" });
  expect(signingRefused(state, electronic("treatment"), known, guardian)).toBeUndefined();
  expect(signingRefused(state, electronic("treatment"), known, "another")).toMatchObject({ rule: "CONSENT-18" });
  expect(signingRefused(given(named, explained), electronic("treatment"), known, guardian)).toMatchObject({ rule: "CONSENT-18" });
  const canDecide = { ...explained, representativeId: guardian };
  expect(explainConsent(given(named), canDecide, { accepted: true })).toMatchObject({ refusal: { rule: "CONSENT-18" } });
  const signed = signConsent(state, electronic("treatment"), { identity: known, representativeId: guardian }, judging);
  expect(signed).toMatchObject({ events: [{ type: "consent-signed", representativeId: guardian }] });
  const [paper] = eventsOf(recordPaper(state, onPaper("treatment", { signerId: guardian }), judging));
  expect(paper).toMatchObject({ representativeId: guardian, method: "paper", signature: { signerId: guardian } });
});

test("[CONSENT-18] when who decides has changed, what was signed by the other stops counting until it is signed again", () => {
  const byGuardian: ConsentEvent = { type: "consent-signed", ...electronic("treatment"), ...SL, representativeId: guardian };
  const statusOf = (...events: readonly ConsentEvent[]) => consentFacts(given(...events), context()).consents.treatment.status;
  expect(statusOf(named, toGuardian, byGuardian)).toBe("current");
  expect(statusOf(named, toGuardian, byGuardian, explained), "the patient can decide again").toBe("reconsent");
  expect(statusOf(named, explained, signedEvent("treatment"), toGuardian), "it is in doubt now").toBe("reconsent");
});

test("[CONSENT-15] facts of before there was paper are read as electronic, signed by the patient", () => {
  const { type, ...payload } = signedEvent("treatment");
  const read = consentStream.parse({ type, schemaVersion: 1, payload });
  expect(given(explained, read).signed).toMatchObject([{ paper: null, representativeId: null, method: "clinic-device", documentId: "d" }]);
  const [paper] = papers("treatment");
  const stored = JSON.parse(JSON.stringify(paper));
  expect(given(explained, consentStream.parse({ type: stored.type, schemaVersion: 1, payload: stored })).signed[0]?.signedAt).toEqual(
    start,
  );
});
