import { expect, test } from "vitest";

import type { ChangeEntry } from "../../staff-contract.ts";
import { makerOf } from "./maker-of.ts";

const createdAt = Temporal.Instant.from("2026-11-23T09:00:00.123Z");
const later = createdAt.add({ hours: 1 });
const made = (subjectName: string, actorName: string | null, changedAt = createdAt): ChangeEntry => ({
  changeId: 1,
  changedAt,
  actorKind: actorName === null ? "system" : "staff",
  actorName,
  subjectKind: "gateway",
  subjectName,
  what: "token created",
  detail: "vitals.ingest",
});

test("a token's maker is who made one of that name at that instant, not who made another of the same name", () => {
  const changes = [made("Room 1", "Ana", later), made("Room 2", "Bo"), made("Room 1", "Cleo")];
  expect(makerOf({ name: "Room 1", createdAt }, changes)).toBe("Cleo");
});

test("nobody is named where the server made the token, or the change is no longer listed", () => {
  expect(makerOf({ name: "Room 1", createdAt }, [made("Room 1", null)])).toBeUndefined();
  expect(makerOf({ name: "Room 1", createdAt }, [{ ...made("Room 1", "Ana"), what: "token revoked" }])).toBeUndefined();
  expect(makerOf({ name: "Room 1", createdAt }, [])).toBeUndefined();
});
