import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { act } from "#platform/http/browser/client.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";

import { measuresContract, type MeasureDraft } from "../contract.ts";
import type { Occasion } from "../rules/events.ts";
import type { InstrumentId } from "../rules/instrument-definition.ts";
import { emptyDraft, fromServer, measureDraft, type AskedForm, type Draft } from "./measure-draft.ts";
import { useKeptDraft } from "./use-kept-draft.ts";

export type Asked = {
  readonly episodeId: string;
  readonly instrument: InstrumentId;
  /** The request that is answered; `null` when the patient answers without one. */
  readonly requestId: string | null;
  readonly occasion: Occasion;
};

const saveDraft = ({ episodeId, instrument, requestId }: Asked, { responseId, items, extra }: Draft, revision: number) => {
  const body = { instrument, items, extra, revision };
  return requestId === null
    ? act(measuresContract.saveMeasureDraft, { params: { episodeId, responseId }, body })
    : act(measuresContract.saveRequestedDraft, { params: { episodeId, requestId, responseId }, body });
};

/** The answers to one questionnaire, kept at every step, and the command that hands them in. */
export const useAnswering = (asked: Asked, form: AskedForm, server: MeasureDraft | null) => {
  const { episodeId, instrument, requestId, occasion } = asked;
  const [initial] = useState(() => emptyDraft(form, newId()));
  const { value, change, clear, unsent } = useKeptDraft({
    name: `measure.${episodeId}.${requestId ?? instrument}`,
    schema: measureDraft,
    initial,
    server: fromServer(server),
    save: (kept) => saveDraft(asked, kept.value, kept.revision),
  });
  const freely = useCommand(measuresContract.completeMeasure);
  const onRequest = useCommand(measuresContract.completeRequestedMeasure);
  const handIn = () => {
    const body = { ...value, instrument, definitionVersion: form.version, language: form.text.language };
    if (requestId === null) freely.mutate({ params: { episodeId }, body: { ...body, occasion, sessionId: null } }, { onSuccess: clear });
    else onRequest.mutate({ params: { episodeId, requestId }, body }, { onSuccess: clear });
  };
  const { isPending, isSuccess, error } = requestId === null ? freely : onRequest;
  return { draft: value, change, unsent, handIn, isPending, isSuccess, error };
};
