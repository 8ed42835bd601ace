import type { Quantity } from "#kernel/quantity.ts";
import type { Instant } from "#kernel/time.ts";

import type { ConcomitantClass } from "./data/monitoring-form-fields.ts";
import type { YesNoUnknown } from "./yes-no-unknown.ts";

export type Pressure = { readonly at: Instant; readonly systolic: Quantity<"mm[Hg]">; readonly diastolic: Quantity<"mm[Hg]"> };

/** One nasal device that was used in the session. */
export type Device = {
  readonly at: Instant;
  readonly amount: Quantity<"ug">;
  readonly lotNumber: string | null;
  readonly ndc: string | null;
  readonly expiresOn: string | null;
};

/** An effect over the session. `from` and `until` are null where nobody charted them. */
export type Effect = { readonly experienced: YesNoUnknown; readonly from: Instant | null; readonly until: Instant | null };

export type SeriousEvent = {
  readonly what: string;
  readonly criteria: readonly string[];
  readonly intervention: string;
  readonly outcome: string;
};

/** Everything that the monitoring form asks of one session, as plain facts. Null and `unknown` are what nobody charted. */
export type RemsSessionFacts = {
  readonly patient: {
    readonly givenName: string | null;
    readonly familyName: string | null;
    readonly birthDate: string | null;
    readonly sex: "female" | "male" | "intersex" | null;
  };
  readonly isFirstTreatment: YesNoUnknown;
  readonly isEnrolled: YesNoUnknown;
  readonly concomitant: Readonly<Record<ConcomitantClass, YesNoUnknown>>;
  readonly provider: { readonly name: string | null; readonly telephone: string | null; readonly email: string | null };
  readonly setting: {
    readonly name: string;
    readonly address1: string;
    readonly address2: string;
    readonly city: string;
    readonly state: string;
    readonly zip: string;
  } | null;
  /** The clinic's calendar day of the first device. */
  readonly treatedOn: string | null;
  /** Oldest first. */
  readonly devices: readonly Device[];
  readonly pressures: readonly Pressure[];
  /** When monitoring was complete: the patient was released. */
  readonly leftAt: Instant | null;
  /** Minutes from the first device until the patient would have been ready without the two-hour rule. */
  readonly readyAfter: Quantity<"min"> | null;
  readonly vitalsAcceptableBefore: YesNoUnknown;
  readonly vitalsAcceptableAtEnd: YesNoUnknown;
  readonly sedation: Effect & { readonly lowestMoaas: Quantity<"{score}"> | null };
  readonly dissociation: Effect & { readonly highest: Quantity<"{score}"> | null };
  readonly respiratoryDepression: YesNoUnknown;
  readonly lowestSaturation: Quantity<"%"> | null;
  readonly seriousEvents: readonly SeriousEvent[] | "not-assessed";
  readonly readyToLeave: YesNoUnknown;
};
