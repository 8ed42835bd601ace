import type { Store } from "../store.ts";
import { idbStore } from "./idb-store.ts";
import { keptAnswers, type KeptAnswers } from "./kept-answers.ts";

/**
 * Forgets, at sign-out, what this device has of patients and people: confirmed facts and kept answers. What is not sent stays: it is
 * nowhere else yet.
 */
export const forgetOnDevice = async (
  store: Pick<Store, "forgetFacts"> = idbStore(),
  kept: Pick<KeptAnswers, "forget"> = keptAnswers(),
): Promise<void> => {
  await Promise.all([store.forgetFacts(), kept.forget()].map((work) => work.catch(() => undefined)));
};
