import { refuse, type Decision } from "#kernel/decision.ts";

/** Whether a scenario may run in a session (TRAIN-1): undefined when it may. */
export const scenarioRefused = (
  session: { readonly training: boolean; readonly status: string } | undefined,
): Decision<never> | undefined => {
  if (session === undefined || !session.training)
    return refuse("TRAIN-1", "This is no training session. Simulated values never run in a real one.");
  return session.status === "open" ? undefined : refuse("TRAIN-1", "The training session is over.");
};
