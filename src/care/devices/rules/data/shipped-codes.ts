import type { ReferenceId } from "#kernel/short-citations.ts";

import type { DeviceParameter } from "../device-parameter.ts";

/** `charted` parameters, or `ignored`: known, and no value of the record (another site, another kind of measurement). */
export type ShippedCode = {
  readonly system: "MDC" | "LN";
  readonly code: string;
  /** The nomenclature's own name; a message that gives the code another name contradicts itself. */
  readonly names: readonly string[];
  readonly parameter: DeviceParameter | "ignored";
  readonly source: ReferenceId;
};

const mdc = (code: string, parameter: ShippedCode["parameter"], ...names: readonly string[]): ShippedCode => ({
  system: "MDC",
  code,
  names,
  parameter,
  source: "ieee-10101",
});

const loinc = (code: string, parameter: ShippedCode["parameter"]): ShippedCode => ({
  system: "LN",
  code,
  names: [],
  parameter,
  source: "loinc-vitals",
});

/**
 * What every device means by these codes unless its own table says otherwise. MDC codes with their context (partition × 65536 + term).
 * Arterial lines are known and not charted: their pressures are no cuff's. Owner: administrator.
 */
export const shippedCodes: readonly ShippedCode[] = [
  mdc("147842", "hr", "MDC_ECG_HEART_RATE", "MDC_ECG_CARD_BEAT_RATE"),
  mdc("149530", "pulse", "MDC_PULS_OXIM_PULS_RATE"),
  mdc("149546", "pulse", "MDC_PULS_RATE_NON_INV"),
  mdc("150456", "spo2", "MDC_PULS_OXIM_SAT_O2"),
  mdc("150021", "sbp", "MDC_PRESS_BLD_NONINV_SYS"),
  mdc("150022", "dbp", "MDC_PRESS_BLD_NONINV_DIA"),
  mdc("150023", "map", "MDC_PRESS_BLD_NONINV_MEAN"),
  mdc("150301", "sbp", "MDC_PRESS_CUFF_SYS"),
  mdc("150302", "dbp", "MDC_PRESS_CUFF_DIA"),
  mdc("150303", "map", "MDC_PRESS_CUFF_MEAN"),
  mdc("151562", "rr", "MDC_RESP_RATE"),
  mdc("151578", "rr", "MDC_TTHOR_RESP_RATE"),
  mdc("151594", "rr", "MDC_CO2_RESP_RATE"),
  mdc("150344", "temp", "MDC_TEMP"),
  mdc("150364", "temp", "MDC_TEMP_BODY"),
  mdc("188424", "temp", "MDC_TEMP_ORAL"),
  mdc("150020", "ignored", "MDC_PRESS_BLD_NONINV"),
  mdc("149522", "ignored", "MDC_BLD_PULS_RATE_INV"),
  mdc("150033", "ignored", "MDC_PRESS_BLD_ART_SYS"),
  mdc("150034", "ignored", "MDC_PRESS_BLD_ART_DIA"),
  mdc("150035", "ignored", "MDC_PRESS_BLD_ART_MEAN"),
  mdc("150452", "ignored", "MDC_PULS_OXIM_PLETH"),
  loinc("8480-6", "sbp"),
  loinc("8462-4", "dbp"),
  loinc("8478-0", "map"),
  loinc("8867-4", "hr"),
  loinc("9279-1", "rr"),
  loinc("59408-5", "spo2"),
  loinc("8310-5", "temp"),
  loinc("85354-9", "ignored"),
  loinc("2708-6", "ignored"),
];

/** How senders name the two systems in OBX-3.3 and OBX-6.3 (HL7 table 0396, and what is found in messages). */
export const systemNames: Readonly<Record<string, "MDC" | "LN">> = {
  MDC: "MDC",
  "ISO+IEEE": "MDC",
  "11073": "MDC",
  "IEEE 11073": "MDC",
  LN: "LN",
  LOINC: "LN",
};
