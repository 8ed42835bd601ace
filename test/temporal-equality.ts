import { expect } from "vitest";

const kinds = [Temporal.Instant, Temporal.PlainDate, Temporal.PlainTime, Temporal.PlainDateTime, Temporal.ZonedDateTime, Temporal.Duration];

// `toMatchObject` finds no fields in a Temporal value and calls any two of them equal: they are compared by what they say.
expect.addEqualityTesters([
  (one: unknown, other: unknown) => {
    const kind = kinds.find((each) => one instanceof each || other instanceof each);
    if (kind === undefined) return undefined;
    return one instanceof kind && other instanceof kind && String(one) === String(other);
  },
]);
