import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { adverseEventCodes, termOf } from "./data/adverse-event-terms.ts";
import { outcomes, relations } from "./data/assessment-lists.ts";

// The clinical sources lie beside the repository where the project is worked on; elsewhere the other tests stand alone.
const file = new URL("../../../../../shared/clinical/data/adverse-events.json", import.meta.url);
const isThere = existsSync(file);
const title = isThere ? "" : " (the clinical sources are not beside this checkout)";

type Source = {
  readonly terms: readonly {
    readonly code: string;
    readonly soc: string;
    readonly expected?: boolean;
    readonly cumulative?: boolean;
    readonly serious?: string;
  }[];
  readonly attribution: readonly string[];
  readonly outcome: readonly string[];
};

test.skipIf(!isThere)(`every term of the clinical sources is here as it stands there${title}`, () => {
  const source: Source = JSON.parse(readFileSync(file, "utf8"));
  expect([...adverseEventCodes]).toEqual(source.terms.map(({ code }) => code));
  const ours = adverseEventCodes.map((code) => {
    const { organClass, expected, cumulative, standing } = termOf(code);
    return { code, organClass, expected, cumulative, reviewed: standing !== "as-assessed" };
  });
  const theirs = source.terms.map(({ code, soc, expected, cumulative, serious }) => ({
    code,
    organClass: soc.replace("_", "-"),
    expected: expected === undefined ? "unknown" : expected ? "expected" : "unexpected",
    cumulative: cumulative ?? false,
    reviewed: serious !== undefined,
  }));
  expect(ours).toEqual(theirs);
  expect(relations.slice(0, source.attribution.length)).toEqual(source.attribution);
  expect([...outcomes]).toEqual(source.outcome.map((one) => one.replaceAll("_", "-")));
});
