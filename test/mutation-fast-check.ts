import * as fastCheck from "fast-check";
import type { IAsyncProperty, IProperty, Parameters } from "fast-check";

/** Stands in for fast-check while rules are broken: thousands of mutants meet every property, so each is tried a few times and not made small. */
const tries = 10;

// oxlint-disable-next-line oxc/no-barrel-file -- it stands for the whole package
export * from "fast-check";
export const assert = <T>(property: IProperty<T> | IAsyncProperty<T>, asked: Parameters<T> = {}): Promise<void> | void =>
  fastCheck.assert(property, { ...asked, numRuns: Math.min(asked.numRuns ?? tries, tries), endOnFailure: true });
export default { ...fastCheck, assert };
