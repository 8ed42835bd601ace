import type { AlertLimit } from "./stored-protocol.ts";
import { rangeLimits } from "./range-limits.ts";
import type { StreamProtocol } from "./stream-protocol.ts";
import type { StreamedParameter } from "./streamed-point.ts";

/** A stream's limits by parameter, the worst first, and the ends of its plausible ranges (ALM-11). */
export type LimitsByParameter = Pick<StreamProtocol, "judging"> & {
  readonly limits: Readonly<Record<StreamedParameter, readonly AlertLimit[]>>;
  readonly ends: readonly AlertLimit[];
};

const worstFirst = (one: AlertLimit, other: AlertLimit): number => (one.level === other.level ? 0 : one.level === "red" ? -1 : 1);

export const byParameter = ({ limits, judging }: StreamProtocol): LimitsByParameter => {
  const of = (parameter: StreamedParameter) => limits.filter((limit) => limit.parameter === parameter).toSorted(worstFirst);
  const own = { heartRate: of("heartRate"), saturation: of("saturation"), respiration: of("respiration"), temperature: of("temperature") };
  return { limits: own, judging, ends: rangeLimits(limits) };
};
