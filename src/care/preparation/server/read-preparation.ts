import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { PreparationView } from "../contract.ts";
import { openAgenda } from "../rules/open-agenda.ts";
import { missingSteps, openSteps } from "../rules/open-steps.ts";
import { preparationStream } from "../rules/preparation.ts";
import { readEscortContact } from "./escort-contact.ts";

/** An episode's preparation with the escort's contact data beside it. */
export const readPreparation = async (tx: Tx, episodeId: Uuid): Promise<PreparationView> => {
  const [state, contact] = await Promise.all([readStream(tx, preparationStream, episodeId), readEscortContact(tx, episodeId)]);
  const { setting, supportPlan } = state;
  return {
    ...state,
    setting,
    supportPlan: supportPlan && {
      ...supportPlan,
      supports: [...supportPlan.supports],
      groundingPractices: [...supportPlan.groundingPractices],
    },
    escort: state.escort && { ...state.escort, contact },
    preparedness: state.preparedness && { ...state.preparedness, value: { ...state.preparedness.value } },
    hopesAndFears: state.hopesAndFears && {
      ...state.hopesAndFears,
      expectation: state.hopesAndFears.expectation && { ...state.hopesAndFears.expectation },
      motivation: state.hopesAndFears.motivation && { ...state.hopesAndFears.motivation },
    },
    notes: state.notes.map((note) => ({ ...note, covered: [...note.covered] })),
    openAgenda: [...openAgenda(state)],
    open: [...openSteps(state)],
    missing: [...missingSteps(state)],
  };
};
