import { expect, test } from "vitest";
import { fuzzyFilter } from "./fuzzy-score.ts";

const pages = ["Today", "Treatment plan", "Vial ledger", "Open the vial ledger count", "José Álvarez"];
const filter = (query: string) => fuzzyFilter(pages, query, (page) => page);

test("letters count in their order, the start of words most", () => {
  expect(filter("vl")[0]).toBe("Vial ledger");
  expect(filter("tp")[0]).toBe("Treatment plan");
});

test("accents and capitals do not matter", () => {
  expect(filter("jose al")).toEqual(["José Álvarez"]);
});

test("nothing typed keeps everything in its order, and nonsense keeps nothing", () => {
  expect(filter(" ")).toEqual(pages);
  expect(filter("zzz")).toEqual([]);
});
