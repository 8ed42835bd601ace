import { useMemo } from "react";
import * as z from "zod/mini";

import { measureFacts } from "#care/measures/rules/measure-facts.ts";
import { isOpen } from "#kernel/gate.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import type { AnswerOf } from "#platform/http/contract.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";

import { screeningContract } from "../contract.ts";
import { admitGate } from "../rules/admit-gate.ts";
import type { ScreeningDecision } from "../rules/events.ts";
import { intakeOf } from "../rules/screening.ts";
import { findingsToAddress, medicinesToAddress } from "../rules/to-address.ts";

export type ScreeningPage = AnswerOf<typeof screeningContract.readScreening>;

const decisionDraft = z.object({ reasons: z.record(z.string(), z.string()), screensRead: z.boolean(), note: z.string() });
const emptyDraft = { reasons: {}, screensRead: false, note: "" };

/** Whoever presses "Sign" becomes the signer; until then the gate is judged as if they had. */
const whoeverSigns = "signer";

/** What the prescriber has typed so far, kept across a reload, and what the gate says to it right now. */
export const useDecision = (episodeId: string, { screening, measures }: ScreeningPage) => {
  const [draft, change, clear] = useDraft(`screening-decision.${episodeId}`, decisionDraft, emptyDraft);
  const sign = useCommand(screeningContract.signScreeningDecision);
  const addressed = useMemo(
    () => Object.entries(draft.reasons).flatMap(([rule, reason]) => (reason.trim() === "" ? [] : [{ rule, reason }])),
    [draft.reasons],
  );
  const facts = useMemo(() => measureFacts(measures), [measures]);
  const gateFor = (signedBy: string | null) => admitGate(screening, facts, { addressed, screensRead: draft.screensRead, signedBy });
  const intake = intakeOf(screening);
  const missingBaseline = gateFor(null).conditions.some((condition) => condition.id === "ADMIT-2" && condition.status !== "met");
  const decide = (decision: ScreeningDecision, onDone: () => void) =>
    sign.mutate(
      { params: { episodeId }, body: { decision, addressed, screensRead: draft.screensRead, note: draft.note } },
      {
        onSuccess: () => {
          clear();
          onDone();
        },
      },
    );
  return {
    draft,
    change,
    setReason: (rule: string, reason: string) => change({ reasons: { ...draft.reasons, [rule]: reason } }),
    gate: gateFor(null),
    opens: isOpen(gateFor(whoeverSigns)),
    toAddress: [...findingsToAddress(intake), ...medicinesToAddress(intake)],
    missingBaseline,
    decide,
    isPending: sign.isPending,
    error: sign.error,
    reset: sign.reset,
  };
};
