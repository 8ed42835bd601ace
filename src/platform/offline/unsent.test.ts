import { expect, test } from "vitest";

import type { Entry, EntryState } from "./entry.ts";
import { unsentByPerson } from "./unsent.ts";

const entry = (commandId: string, person: string, minute: number, state: EntryState = { status: "waiting" }): Entry => {
  const at = Temporal.Instant.from("2026-11-23T10:00:00Z").add({ minutes: minute });
  return {
    commandId,
    streamKey: { kind: "notes", id: "s" },
    episodeId: "e",
    actor: { kind: "staff", id: person },
    method: "POST",
    path: "/notes",
    body: "{}",
    observedAt: at.subtract({ minutes: 30 }),
    madeAt: at,
    deviceAt: at,
    facts: [],
    order: minute,
    state,
    tries: 0,
  };
};

const problem = { status: 409, type: "/problems/refused", title: "Not accepted", detail: "Diastolic must be below systolic." };

test("what is not sent is counted for each person, with the moment since which the oldest waits", () => {
  const unsent = unsentByPerson([
    entry("1", "ben", 4),
    entry("2", "anna", 2),
    entry("3", "ben", 6),
    entry("4", "anna", 1, { status: "acknowledged", version: 3 }),
    entry("5", "carla", 0, { status: "refused", problem }),
  ]);
  expect(unsent.map(({ personId, count, since }) => `${personId} ${count} ${since.toString().slice(11, 16)}`)).toEqual([
    "anna 1 10:02",
    "ben 2 10:04",
  ]);
});
