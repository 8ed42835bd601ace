import type { MappedSample } from "./map-observations.ts";

/** The last cuff reading of a device, by the device's own time. */
export type LastCuff = { readonly deviceAt: string; readonly sbp: number; readonly dbp: number };

const cuffOf = ({ deviceAt, values }: MappedSample): LastCuff | undefined =>
  deviceAt === null || values.sbp === undefined || values.dbp === undefined
    ? undefined
    : { deviceAt: deviceAt.toString(), sbp: values.sbp, dbp: values.dbp };

const isSame = (one: LastCuff, other: LastCuff | null): boolean =>
  other !== null && one.deviceAt === other.deviceAt && one.sbp === other.sbp && one.dbp === other.dbp;

/**
 * Leaves out a cuff reading that the device shows again until the next one (DEV-19): the same values of the same moment of its own clock.
 * What stands beside it in the sample stays.
 */
export const withoutStaleCuff = (
  samples: readonly MappedSample[],
  last: LastCuff | null,
): { readonly samples: readonly MappedSample[]; readonly last: LastCuff | null; readonly stale: number } => {
  let [known, stale] = [last, 0];
  const fresh = samples.flatMap((sample): readonly MappedSample[] => {
    const cuff = cuffOf(sample);
    if (cuff === undefined) return [sample];
    if (!isSame(cuff, known)) {
      known = cuff;
      return [sample];
    }
    stale += 1;
    const { sbp: _sbp, dbp: _dbp, map: _map, ...beside } = sample.values;
    return Object.keys(beside).length === 0 ? [] : [{ ...sample, values: beside }];
  });
  return { samples: fresh, last: known, stale };
};
