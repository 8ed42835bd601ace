import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { shippedProtocol } from "#kernel/setting.ts";

import { monitoringFormFields } from "./data/monitoring-form-fields.ts";
import { sessionRuleEntries } from "./data/session-rules.ts";
import { formState } from "./form-deadline.ts";
import { remsTiming } from "./rems-timing.ts";

// The clinical sources lie beside the repository where the project is worked on; elsewhere the other tests stand alone.
const folder = new URL("../../../../../shared/clinical/data/", import.meta.url);
const isThere = existsSync(folder);
const title = isThere ? "" : " (the clinical sources are not beside this checkout)";
const load = (name: string) => JSON.parse(readFileSync(new URL(name, folder), "utf8"));

type Timing = {
  readonly id: string;
  readonly firstDevice: string;
  readonly bp: readonly string[];
  readonly discharge: string;
  readonly expect: { readonly ok: boolean; readonly reason?: string };
};
type Lateness = { readonly id: string; readonly session: string; readonly submitted: string; readonly expect: { readonly late: boolean } };

const clock = (time: string) => Temporal.Instant.from(`2026-03-01T${time}:00Z`);

test.skipIf(!isThere)(`[REMS-03] [REMS-04] [REMS-05] every REMS timing vector of the clinical sources comes out as it says${title}`, () => {
  const vectors: readonly (Timing | Lateness)[] = load("alert-vectors.json").remsTiming;
  expect(vectors.length).toBeGreaterThan(5);
  for (const vector of vectors) {
    if ("session" in vector) {
      const sessionOn = Temporal.PlainDate.from(vector.session);
      const submittedOn = Temporal.PlainDate.from(vector.submitted);
      const state = formState(sessionOn, submittedOn, submittedOn, shippedProtocol);
      expect({ late: state === "submitted-late" }, vector.id).toEqual(vector.expect);
      continue;
    }
    const pressures = vector.bp.map((time) => ({ at: clock(time) }));
    const judged = remsTiming({ firstDeviceAt: clock(vector.firstDevice), pressures, leftAt: clock(vector.discharge) }, shippedProtocol);
    const expected = vector.expect.ok ? { kind: "ok" } : { kind: "not-ok", reasons: [vector.expect.reason] };
    expect(judged, vector.id).toEqual(expected);
  }
});

test.skipIf(!isThere)(`the form's fields and the session rules are those of the clinical sources${title}`, () => {
  const source = load("spravato-rems-trd.json");
  const fields: readonly { readonly code: string; readonly confidence?: string }[] = source.patientMonitoringForm.fields;
  expect(monitoringFormFields.map(({ code, confidence }) => [code, confidence])).toEqual(
    fields.map(({ code, confidence }) => [code, confidence ?? "high"]),
  );
  const rules: readonly { readonly id: string; readonly hardStop: boolean }[] = source.sessionRules;
  expect(sessionRuleEntries.map(({ rule, hardStop }) => [rule, hardStop])).toEqual(rules.map(({ id, hardStop }) => [id, hardStop]));
});
