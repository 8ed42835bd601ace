import { useState } from "react";
import * as z from "zod/mini";

import { touchPlaces } from "#care/preparation/rules/touch-agreement.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { RoomChart } from "../../contract-answers.ts";
import { noteCodes, type NoteCode } from "../../rules/data/note-codes.ts";
import { isTouch, type ChartedNote } from "../../rules/note-event.ts";
import { touchAsked } from "../../rules/stored-session-note.ts";
import { roomWords } from "./room-words.ts";
import { TouchFields } from "./touch-fields.tsx";

const schema = z.object({
  code: z.enum(noteCodes),
  text: z.string(),
  patientWords: z.string(),
  intervention: z.string(),
  place: z.nullable(z.enum(touchPlaces)),
  asked: z.enum(touchAsked),
});

export type EventDraft = Omit<ChartedNote, "noteId">;

type EventDialogProps = {
  /** The draft's name in this tab: one a session and a code. */
  readonly name: string;
  readonly code: NoteCode;
  readonly agreed: RoomChart["touch"] | undefined;
  /** Resolves to whether it was kept; then what was typed is forgotten. */
  readonly onKeep: (note: EventDraft) => Promise<boolean>;
  readonly onClose: () => void;
};

/** An event with what was seen, said and done. The patient's own words and what the therapist did stand apart. */
export const EventDialog = ({ name, code, agreed, onKeep, onClose }: EventDialogProps) => {
  const t = useWords(roomWords);
  const [initial] = useState(() => ({ code, text: "", patientWords: "", intervention: "", place: null, asked: "not-asked" as const }));
  const [draft, change, clear] = useDraft(`room.event.${name}.${code}`, schema, initial);
  const { place, asked, ...note } = draft;
  const touch = { place, asked };
  const keep = async () => {
    if (await onKeep(isTouch(note) ? { ...note, touch } : note)) clear();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("note.event")}
      actions={
        <>
          <Button onClick={onClose}>{t("note.cancel")}</Button>
          <Button kind="primary" onClick={() => void keep()}>
            {t("note.confirm")}
          </Button>
        </>
      }
    >
      <Stack gap={4}>
        <SelectField
          label={t("note.code")}
          value={draft.code}
          options={noteCodes.map((value) => ({ value, label: t(`codes.${value}`) }))}
          onChange={(chosen) => change({ code: chosen })}
        />
        {isTouch(note) && <TouchFields agreed={agreed} touch={touch} onChange={change} />}
        <TextArea label={t("note.observation")} rows={2} value={draft.text} onChange={(text) => change({ text })} />
        <TextArea
          label={t("note.words")}
          rows={2}
          value={draft.patientWords}
          onChange={(patientWords) => change({ patientWords })}
          ownWords
        />
        <TextArea
          label={t("note.intervention")}
          rows={2}
          value={draft.intervention}
          onChange={(intervention) => change({ intervention })}
        />
      </Stack>
    </Dialog>
  );
};
