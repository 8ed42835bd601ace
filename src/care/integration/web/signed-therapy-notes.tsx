import { Timeline } from "#ui/layout/timeline.tsx";
import { formatDate, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import type { Translate } from "#ui/words/word-key.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { TherapyNoteView } from "../contract.ts";
import type { AedpNote, SessionNote } from "../rules/stored-therapy-note.ts";
import { therapyWords } from "./therapy-words.ts";

type Words = Translate<(typeof therapyWords)["en"]>;
type Line = readonly [label: string, said: string];

const sessionLines = (note: SessionNote, t: Words): readonly Line[] => [
  [t("session.presentation"), note.presentation],
  [t("session.phenomenology"), note.phenomenology],
  [t("session.themes"), note.themes.join("; ")],
  [t("session.affect"), note.affect],
  [t("session.alliance"), note.alliance],
  [t("session.interventions"), note.interventions],
  [t("session.risk"), note.risk],
  [t("session.plan"), note.plan],
];

const aedpLines = (note: AedpNote, t: Words): readonly Line[] => [
  [t("aedp.stateAtStart"), note.stateAtStart === null ? "" : t(`aedp.states.${note.stateAtStart}`)],
  [t("aedp.stateAtEnd"), note.stateAtEnd === null ? "" : t(`aedp.states.${note.stateAtEnd}`)],
  [t("aedp.transitions"), note.transitions.map((one) => t(`aedp.transition.${one}`)).join("; ")],
  [t("aedp.coreEmotion"), note.coreEmotion],
  [t("aedp.defence"), note.defence],
  [t("aedp.anxiety"), note.anxiety === null ? "" : `${note.anxiety.value} ${t("part.ofTen")}`],
  [t("aedp.redSignals"), note.redSignals.join("; ")],
  [t("aedp.greenSignals"), note.greenSignals.join("; ")],
  [t("aedp.therapistPresence"), note.therapistPresence],
  [t("aedp.metaprocessingAffects"), note.metaprocessingAffects.map((one) => t(`aedp.affect.${one}`)).join("; ")],
  [t("aedp.metaprocessing"), note.metaprocessing],
  [t("aedp.selfAtBest"), note.selfAtBest],
  [t("aedp.triangleDefence"), note.triangle.defence],
  [t("aedp.triangleAnxiety"), note.triangle.anxiety],
  [t("aedp.triangleCore"), note.triangle.coreAffect],
  [t("aedp.undoingAloneness"), note.undoingAloneness.join("; ")],
];

type SignedTherapyNotesProps = { readonly notes: readonly TherapyNoteView[]; readonly timeZone: string };

/** The signed notes of sessions and by AEDP, newest first. Parts stand on their map, with their history. */
export const SignedTherapyNotes = ({ notes, timeZone }: SignedTherapyNotesProps) => {
  const t = useWords(therapyWords);
  const locale = useLocale();
  const entries = notes.toReversed().flatMap(({ noteId, at, note }) => {
    if (note.kind === "ifs") return [];
    const lines = note.kind === "session" ? sessionLines(note, t) : aedpLines(note, t);
    return [
      {
        key: noteId,
        heading: formatDate(at, timeZone, locale),
        time: formatTime(at, timeZone, locale),
        dateTime: at.toString(),
        title: t(`signed.kinds.${note.kind}`),
        body: lines
          .filter(([, said]) => said !== "")
          .map(([label, said]) => (
            <p key={label}>
              {label}: {said}
            </p>
          )),
      },
    ];
  });
  return <Timeline label={t("signed.title")} entries={entries} />;
};
