import { useMemo } from "react";
import * as z from "zod/mini";

import { measureFacts } from "#care/measures/rules/measure-facts.ts";
import { drugs } from "#care/pharmacy/rules/drug.ts";
import { isOpen } from "#kernel/gate.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import type { AnswerOf } from "#platform/http/contract.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";

import { screeningContract } from "../contract.ts";
import { admitGate } from "../rules/admit-gate.ts";
import type { ScreeningDecision } from "../rules/events.ts";
import { findingsOf } from "../rules/findings.ts";
import { intakeOf } from "../rules/screening.ts";
import { screeningInput, type Surroundings } from "../rules/screening-input.ts";
import { findingsToAddress, medicinesToAddress } from "../rules/to-address.ts";

export type ScreeningPage = AnswerOf<typeof screeningContract.readScreening>;

const decisionDraft = z.object({
  reasons: z.record(z.string(), z.string()),
  screensRead: z.boolean(),
  note: z.string(),
  drug: z.catch(z.nullable(z.enum(drugs)), null),
});
const emptyDraft = { reasons: {}, screensRead: false, note: "", drug: null };

/** Whoever presses "Sign" becomes the signer; until then the gate is judged as if they had. */
const whoeverSigns = "signer";

/** What the prescriber has typed so far, kept across a reload, and what the findings and the gate say to it right now. */
export const useDecision = (episodeId: string, page: ScreeningPage, again: boolean) => {
  const { screening } = page;
  const [draft, change, clear] = useDraft(`screening-decision.${episodeId}`, decisionDraft, emptyDraft);
  const sign = useCommand(screeningContract.signScreeningDecision);
  const addressed = useMemo(
    () => Object.entries(draft.reasons).flatMap(([rule, reason]) => (reason.trim() === "" ? [] : [{ rule, reason }])),
    [draft.reasons],
  );
  const around = useMemo(
    (): Surroundings => ({ measures: measureFacts(page.measures), age: page.age, now: page.judgedAt, protocol: page.protocol }),
    [page],
  );
  // A decision that stands is shown with the drug that it was made for.
  const stands = screening.decided !== null && screening.decided.decision !== "defer" && !again;
  const drug = stands && screening.decided !== null ? screening.decided.drug : draft.drug;
  const input = useMemo(() => screeningInput(screening, around, drug), [screening, around, drug]);
  const findings = useMemo(() => findingsOf(input, around.protocol), [input, around]);
  const toAddress = useMemo(
    () => [...findingsToAddress(findings), ...medicinesToAddress(intakeOf(screening), around.protocol)],
    [findings, screening, around],
  );
  const gateFor = (signedBy: string | null) => admitGate(screening, around, { addressed, screensRead: draft.screensRead, signedBy, drug });
  const gate = gateFor(null);
  const decide = (decision: ScreeningDecision, onDone: () => void) =>
    sign.mutate(
      { params: { episodeId }, body: { decision, addressed, screensRead: draft.screensRead, note: draft.note, drug } },
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
    input,
    findings,
    gate,
    opens: isOpen(gateFor(whoeverSigns)),
    toAddress,
    missingBaseline: gate.conditions.some((condition) => condition.id === "ADMIT-2" && condition.status !== "met"),
    decide,
    isPending: sign.isPending,
    error: sign.error,
    reset: sign.reset,
  };
};
