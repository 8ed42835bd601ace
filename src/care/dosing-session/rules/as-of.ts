import { wasKnown } from "#kernel/stream.ts";
import type { Instant } from "#kernel/time.ts";

import type { DosingSession } from "./dosing-session.ts";

/**
 * The session as far as it was known at `at`, for judging what was permitted then: values, answers, people, overrides and assessments
 * that came later do not count. Doses stay, all of them, and so does every crossing out: either can only shut a gate.
 */
export const asOf = (session: DosingSession, at: Instant): DosingSession => {
  const known = (entry: Parameters<typeof wasKnown>[0]): boolean => wasKnown(entry, at);
  return {
    ...session,
    people: session.people
      .filter(({ entered }) => known(entered))
      .map((person) => (person.left !== null && !known(person.left) ? { ...person, left: null } : person)),
    answers: session.answers.filter(known),
    readings: session.readings.filter(known),
    overrides: session.overrides.filter(known),
    assessments: session.assessments.filter(known),
  };
};
