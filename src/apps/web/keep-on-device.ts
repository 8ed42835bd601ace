import type { QueryClient } from "@tanstack/react-query";

import { dosingSessionContract } from "#care/dosing-session/contract.ts";
import { musicContract } from "#care/music/contract.ts";
import type { SignInStanding } from "#platform/identity/sign-in-contract.ts";
import { switchContract } from "#platform/identity/switch-contract.ts";
import type { Read } from "#platform/http/contract.ts";
import { serverTime } from "#platform/http/clock.ts";
import { forgetOnDevice } from "#platform/offline/browser/forget-on-device.ts";
import { idbStore } from "#platform/offline/browser/idb-store.ts";
import { keepReads } from "#platform/offline/browser/keep-reads.ts";
import { keptAnswers } from "#platform/offline/browser/kept-answers.ts";

/** Under this name stands who is signed in: the one thing that is read before anybody is known. */
const device = "device";
/** No session lasts longer; what is older is nobody's business here. */
const keptHours = 24;

const { readSession, readGates, readDrug } = dosingSessionContract;

const isStanding = (answer: unknown): answer is SignInStanding => typeof answer === "object" && answer !== null && "standing" in answer;

/**
 * Keeps on this device what the room needs to open without a network: who is signed in, and the newest answers about each session that
 * this person opened. Another person's sign-in forgets them; a sign-out forgets the facts too (SECURITY.md).
 * @param readStanding the route that says who is signed in
 * @returns ends the keeping
 */
export const keepOnDevice = (queries: QueryClient, readStanding: Read): (() => void) => {
  const kept = keptAnswers();
  const store = idbStore();
  let person: string | undefined;

  const now = async (): Promise<Temporal.Instant> => serverTime(await store.readClock().catch(() => undefined), Temporal.Now.instant());

  const become = (standing: SignInStanding, bySaid: "server" | "device"): void => {
    if (standing.standing === "none" || standing.standing === "patient") {
      person = undefined;
      if (bySaid === "server") void forgetOnDevice(store, kept);
    }
    if (standing.standing !== "staff" || standing.personId === person) return;
    person = standing.personId;
    if (bySaid === "device") return;
    const since = Temporal.Now.instant().subtract({ hours: keptHours });
    void kept.forgetBut([device, standing.personId], since).catch(() => undefined);
    if (!standing.permissions.includes(readSession.permission)) void store.forgetFacts().catch(() => undefined);
  };

  // Whoever's time is over is asked to sign in, network or none.
  const isOpen = async (answer: unknown): Promise<boolean> => {
    if (!isStanding(answer)) return true;
    return answer.standing !== "staff" || Temporal.Instant.compare(await now(), answer.endsAt) < 0;
  };

  const stopWatching = queries.getQueryCache().subscribe((event) => {
    if (event.query.queryKey[0] !== readStanding.path || event.type !== "updated" || event.action.type !== "success") return;
    const answer: unknown = event.query.state.data;
    if (isStanding(answer)) become(answer, event.action.manual === true ? "device" : "server");
  });
  const known: unknown = queries.getQueriesData({ queryKey: [readStanding.path] })[0]?.[1];
  if (isStanding(known)) become(known, "server");
  const stops = [
    stopWatching,
    keepReads({ queries, kept, routes: [readStanding, switchContract.readOthers], owner: () => device, isGood: isOpen }),
    keepReads({ queries, kept, routes: [readSession, readGates, readDrug, musicContract.readMusic], owner: () => person }),
  ];
  return () => stops.forEach((stop) => stop());
};
