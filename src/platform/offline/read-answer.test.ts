import { expect, test } from "vitest";

import { readAnswer } from "./read-answer.ts";

const problem = (status: number, type: string) => ({ status, type: `/problems/${type}`, title: "Title", detail: "Detail." });

test("an acknowledgement is Kapstone's own answer with a version", () => {
  expect(readAnswer(200, { streamId: "s", version: 7, repeated: true })).toEqual({ kind: "acknowledged", version: 7 });
});

test.each([200, 403, 404])("a page that a guest network puts in between with status %i is no answer", (status) => {
  expect(readAnswer(status, "<html>Please log in</html>")).toEqual({ kind: "unreachable" });
  expect(readAnswer(status, { status, type: "about:blank", title: "Blocked", detail: "by the proxy" })).toEqual({ kind: "unreachable" });
});

test.each([400, 403, 404, 409, 413, 422])("Kapstone's own %i is a refusal", (status) => {
  expect(readAnswer(status, problem(status, "refused"))).toMatchObject({ kind: "refused", problem: { status } });
});

test("Kapstone's own 401 asks for a sign-in", () => {
  expect(readAnswer(401, problem(401, "not-signed-in"))).toEqual({ kind: "not-signed-in" });
});

test.each([408, 425, 429, 500, 502, 503, 504])("status %i is tried again", (status) => {
  expect(readAnswer(status, problem(status, "unexpected"))).toEqual({ kind: "failed" });
});
