import { SelectField } from "#ui/controls/select-field.tsx";
import { formatDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { NoteView } from "../contract.ts";
import { heldAt } from "../rules/integration-status.ts";
import type { NoteSubject } from "../rules/stored-therapy-note.ts";
import { therapyWords } from "./therapy-words.ts";

type SubjectFieldProps = {
  readonly sessionId: string;
  /** The signed conversations on this session. */
  readonly conversations: readonly NoteView[];
  /** The note's id, or "" for the session itself. */
  readonly value: string;
  readonly onChange: (noteId: string) => void;
  readonly timeZone: string;
};

export const subjectOf = (sessionId: string, noteId: string): NoteSubject =>
  noteId === "" ? { kind: "session", sessionId } : { kind: "integration-note", noteId };

const session = "session";

/** Whether the note is about the ketamine session or about a conversation after it. */
export const SubjectField = ({ conversations, value, onChange, timeZone }: SubjectFieldProps) => {
  const t = useWords(therapyWords);
  const locale = useLocale();
  if (conversations.length === 0) return null;
  const options = conversations.map((note) => ({
    value: note.noteId,
    label: t("common.aboutConversation", { date: formatDate(heldAt(note), timeZone, locale) }),
  }));
  return (
    <SelectField
      name="about"
      label={t("common.about")}
      value={value === "" ? session : value}
      options={[{ value: session, label: t("common.aboutSession") }, ...options]}
      onChange={(chosen) => onChange(chosen === session ? "" : chosen)}
    />
  );
};
