import { useState, type FormEvent } from "react";
import type * as z from "zod/mini";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import type { FieldProblem } from "#ui/controls/form-summary.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { useWords } from "#ui/words/use-words.ts";

import { integrationContract } from "../contract.ts";
import type { NoteSubject, TherapyNote } from "../rules/stored-therapy-note.ts";
import { therapyWords } from "./therapy-words.ts";

/** Where typed notes are signed: in an episode, about a session. */
export type TherapyNotePlace = { readonly episodeId: string; readonly sessionId: string };

type Asked<Schema extends z.ZodMiniType<Record<string, unknown>>> = {
  readonly episodeId: string;
  /** The draft's name in this tab. */
  readonly name: string;
  readonly schema: Schema;
  readonly initial: z.output<Schema>;
  readonly about: NoteSubject;
  readonly noteFrom: (draft: z.output<Schema>) => TherapyNote;
  /** What keeps the draft from being read as it was typed. */
  readonly problemsOf?: (draft: z.output<Schema>) => readonly FieldProblem[];
  readonly onSigned?: () => void;
};

/** A typed note while it is written, kept in this tab until it is signed. */
export const useTherapyNote = <Schema extends z.ZodMiniType<Record<string, unknown>>>(asked: Asked<Schema>) => {
  const { episodeId, name, schema, initial, about, noteFrom, problemsOf = () => [], onSigned } = asked;
  const t = useWords(therapyWords);
  const { show } = useToasts();
  const [noteId, setNoteId] = useState(newId);
  const [draft, change, clear] = useDraft(`integration.${name}.${episodeId}`, schema, initial);
  const [attempt, setAttempt] = useState(0);
  const sign = useCommand(integrationContract.signTherapyNote);
  const open = problemsOf(draft);
  const problems = attempt > 0 && open.length > 0 ? open : refusedFields(sign.error, "sign");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (open.length > 0) return;
    const done = () => {
      clear();
      setNoteId(newId());
      setAttempt(0);
      show({ message: t("common.signed") });
      onSigned?.();
    };
    sign.mutate({ params: { episodeId, noteId }, body: { about, note: noteFrom(draft) } }, { onSuccess: done });
  };
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  return { draft, change, attempt, problems, errorOf, submit, busy: sign.isPending };
};
