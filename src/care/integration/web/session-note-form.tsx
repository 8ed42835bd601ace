import { useState } from "react";
import * as z from "zod/mini";

import { TextArea } from "#ui/controls/text-area.tsx";
import { textLines } from "#ui/controls/text-lines.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { SessionNote } from "../rules/stored-therapy-note.ts";
import { TherapyNoteFrame } from "./therapy-note-frame.tsx";
import { therapyWords } from "./therapy-words.ts";
import { useTherapyNote, type TherapyNotePlace } from "./use-therapy-note.ts";

const fields = ["presentation", "phenomenology", "themes", "affect", "alliance", "interventions", "risk", "plan"] as const;
type Field = (typeof fields)[number];

const text = z.string();
const schema = z.object({
  presentation: text,
  phenomenology: text,
  themes: text,
  affect: text,
  alliance: text,
  interventions: text,
  risk: text,
  plan: text,
});
type Draft = z.output<typeof schema>;

const empty: Draft = {
  presentation: "",
  phenomenology: "",
  themes: "",
  affect: "",
  alliance: "",
  interventions: "",
  risk: "",
  plan: "",
};

const noteFrom = (draft: Draft): SessionNote => ({ kind: "session", ...draft, themes: textLines(draft.themes) });

/** The therapist's note of the ketamine session itself. */
export const SessionNoteForm = ({ episodeId, sessionId }: TherapyNotePlace) => {
  const t = useWords(therapyWords);
  const [initial] = useState(() => empty);
  const about = { kind: "session", sessionId } as const;
  const note = useTherapyNote({ episodeId, name: `session-note.${sessionId}`, schema, initial, about, noteFrom });
  const hintOf = (field: Field): string | undefined =>
    field === "themes" ? t("common.oneALine") : field === "risk" ? t("session.riskHint") : undefined;
  return (
    <TherapyNoteFrame intro={t("session.intro")} {...note} onSubmit={note.submit}>
      {fields.map((field) => (
        <TextArea
          key={field}
          name={field}
          label={t(`session.${field}`)}
          hint={hintOf(field)}
          value={note.draft[field]}
          onChange={(value) => note.change({ [field]: value })}
          error={note.errorOf(field)}
          ownWords={field === "phenomenology"}
          required={field === "risk"}
        />
      ))}
    </TherapyNoteFrame>
  );
};
