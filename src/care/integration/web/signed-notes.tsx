import { Timeline } from "#ui/layout/timeline.tsx";
import { formatDate, formatDateTime, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { NoteView } from "../contract.ts";
import { integrationWords } from "./integration-words.ts";

type SignedNotesProps = { readonly notes: readonly NoteView[]; readonly timeZone: string };

/** The signed progress notes, newest first. */
export const SignedNotes = ({ notes, timeZone }: SignedNotesProps) => {
  const t = useWords(integrationWords);
  const locale = useLocale();
  const partsOf = (note: NoteView): readonly (readonly [string, string])[] => [
    [t("note.emotions"), note.emotions.map(({ name, intensity }) => `${name} ${intensity.value}/10`).join(", ")],
    [t("note.insights"), note.insights.join("; ")],
    [t("note.perspectiveShift"), note.perspectiveShift],
    [t("note.challenging"), note.challenging],
    [t("note.intentionOutcome"), note.intentionOutcome === null ? "" : t(`note.outcomes.${note.intentionOutcome}`)],
    [t("note.interventions"), note.interventions],
    [t("note.risk"), note.risk],
    [t("note.plan"), note.plan],
    [t("note.support"), (note.support ?? []).join("; ")],
    [t("note.readiness"), note.readiness ? t("note.readinessValue", { value: note.readiness.value }) : ""],
    [t("note.covered"), (note.covered ?? []).map((item) => t(`note.agenda.${item}`)).join("; ")],
    [t("note.heldAt"), note.heldAt ? formatDateTime(note.heldAt, timeZone, locale) : ""],
  ];
  const entries = notes.toReversed().map((note) => ({
    key: note.noteId,
    heading: formatDate(note.at, timeZone, locale),
    time: formatTime(note.at, timeZone, locale),
    dateTime: note.at.toString(),
    title: note.themes.join(" · ") || t("note.title"),
    body: partsOf(note)
      .filter(([, words]) => words !== "")
      .map(([label, words]) => (
        <p key={label}>
          {label}: {words}
        </p>
      )),
  }));
  return <Timeline label={t("panel.notes")} entries={entries} />;
};
