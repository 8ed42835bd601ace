import type { DeviceUnit } from "../device-parameter.ts";

type UnitName = {
  readonly unit: DeviceUnit;
  /** What the unit counts, where it says so: breaths are no heart beats. */
  readonly of?: "beats" | "breaths";
  /** UCUM, the reference identifier and the code of IEEE 11073-10101, and plain words that monitors write; in capitals. */
  readonly names: readonly string[];
};

export const unitNames: readonly UnitName[] = [
  { unit: "mm[Hg]", names: ["MM[HG]", "MMHG", "MM HG", "MDC_DIM_MMHG", "266016"] },
  { unit: "kPa", names: ["KPA", "MDC_DIM_KILO_PASCAL", "265987"] },
  { unit: "%", names: ["%", "PERCENT", "MDC_DIM_PERCENT", "262688"] },
  { unit: "/min", names: ["/MIN", "1/MIN", "MIN-1", "MDC_DIM_PER_MIN"] },
  {
    unit: "/min",
    of: "beats",
    names: ["BPM", "BEATS/MIN", "BEATS/MINUTE", "{BEATS}/MIN", "{BEAT}/MIN", "/MIN{BEATS}", "MDC_DIM_BEAT_PER_MIN", "264864"],
  },
  {
    unit: "/min",
    of: "breaths",
    names: ["RPM", "BREATHS/MIN", "BREATHS/MINUTE", "{BREATHS}/MIN", "{BREATH}/MIN", "RESP/MIN", "MDC_DIM_RESP_PER_MIN", "264928"],
  },
  { unit: "Cel", names: ["CEL", "C", "DEGC", "DEG C", "°C", "MDC_DIM_DEGC", "268192"] },
  { unit: "[degF]", names: ["[DEGF]", "F", "DEGF", "DEG F", "°F", "MDC_DIM_FAHR", "266560"] },
];
