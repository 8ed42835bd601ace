import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, unreachable, type Decision } from "#kernel/decision.ts";
import { isRating } from "#kernel/rating.ts";

import { eightCs } from "./data/therapy-vocabulary.ts";
import type { DosedSession } from "./dosed-session.ts";
import type { IntegrationEvent, Of } from "./events.ts";
import { ifsNotesOf, type Integration } from "./integration.ts";
import { partsOf, partsOnMap } from "./parts-map.ts";
import type { AedpNote, IfsNote, NoteSubject, SessionNote, TherapyNote } from "./stored-therapy-note.ts";

type Refused = Decision<never>;

const isBlank = (...texts: readonly string[]): boolean => texts.every((text) => text.trim() === "");
type Rated = { readonly value: number } | null | undefined;
const isStrange = (rated: Rated): boolean => rated !== null && rated !== undefined && !isRating(rated.value);

/** A session's note says something, and always how the risk stands (INTG-14). */
const sessionRefusal = (note: SessionNote): Refused | undefined => {
  const { presentation, phenomenology, themes, affect, alliance, interventions, plan } = note;
  if (themes.length === 0 && isBlank(presentation, phenomenology, affect, alliance, interventions, plan))
    return refuse("INTG-14", "This note is still empty.", "presentation");
  return isBlank(note.risk) ? refuse("INTG-14", "Say how the risk stands, also when there is none.", "risk") : undefined;
};

/** An AEDP note says something, and its level of anxiety is a whole number from 0 to 10 (INTG-15). */
const aedpRefusal = (note: AedpNote): Refused | undefined => {
  const { triangle, ...own } = note;
  const texts = [own.coreEmotion, own.defence, own.therapistPresence, own.metaprocessing, own.selfAtBest, ...Object.values(triangle)];
  const lists = [own.transitions, own.redSignals, own.greenSignals, own.metaprocessingAffects, own.undoingAloneness];
  const isEmpty = isBlank(...texts) && lists.every((one) => one.length === 0);
  if (isEmpty && own.stateAtStart === null && own.stateAtEnd === null && own.anxiety === null)
    return refuse("INTG-15", "This note is still empty.", "stateAtStart");
  return isStrange(own.anxiety) ? refuse("INTG-15", "The level of anxiety is a whole number from 0 to 10.", "anxiety") : undefined;
};

/** A part has a name of its own, and every rating is a whole number from 0 to 10 (INTG-16). */
const partRefusal = (state: Integration, note: IfsNote): Refused | undefined => {
  if (isBlank(note.name)) return refuse("INTG-16", "Give the part a name, as the patient calls it.", "name");
  const plain = (name: string): string => name.trim().toLocaleLowerCase("en");
  const sameName = partsOnMap(partsOf(ifsNotesOf(state))).find(
    ({ now }) => now.partId !== note.partId && plain(now.name) === plain(note.name),
  );
  if (sameName !== undefined) return refuse("INTG-16", `There is a part named “${sameName.now.name}” already. Change that one.`, "name");
  if (isStrange(note.trust)) return refuse("INTG-16", "Trust is a whole number from 0 to 10.", "trust");
  const strangeC = eightCs.find((quality) => isStrange(note.selfEnergy[quality]));
  if (strangeC !== undefined) return refuse("INTG-16", "Self energy is a whole number from 0 to 10.", `selfEnergy.${strangeC}`);
  if (note.unburdenedOn !== null && !note.unburdening.includes("unburden"))
    return refuse("INTG-16", "A day of unburdening goes with the step “unburden”.", "unburdenedOn");
  return undefined;
};

/** A part protects, or is polarised with, other parts that are on the map (INTG-17). */
const relationRefusal = (state: Integration, note: IfsNote): Refused | undefined => {
  const known = partsOnMap(partsOf(ifsNotesOf(state))).map(({ now }) => now.partId);
  for (const field of ["protects", "polarisedWith"] as const) {
    if (note[field].includes(note.partId)) return refuse("INTG-17", "A part stands in a relation to other parts, not to itself.", field);
    if (note[field].some((partId) => !known.includes(partId)))
      return refuse("INTG-17", "One of these parts is not on the map. Write it down first.", field);
  }
  return undefined;
};

const refusalOf = (state: Integration, note: TherapyNote): Refused | undefined => {
  switch (note.kind) {
    case "session":
      return sessionRefusal(note);
    case "aedp":
      return aedpRefusal(note);
    case "ifs":
      return partRefusal(state, note) ?? relationRefusal(state, note);
    default:
      return unreachable(note);
  }
};

const isKnown = (about: NoteSubject, state: Integration, sessions: readonly DosedSession[]): boolean =>
  about.kind === "session"
    ? sessions.some(({ sessionId }) => sessionId === about.sessionId)
    : state.notes.some(({ noteId }) => noteId === about.noteId);

/** Signs a typed note: once, by staff, about a session or an integration conversation of this episode (INTG-13). */
export const signTherapyNote = (
  state: Integration,
  signed: Of<"therapy-note-signed">,
  sessions: readonly DosedSession[],
  meta: CommandMeta,
): Decision<IntegrationEvent> => {
  const { noteId, about, note } = signed;
  if (meta.actor.kind !== "staff") return refuse("INTG-13", "Only a member of the care team signs this note.");
  if (state.therapyNotes.some((one) => one.noteId === noteId)) return refuse("INTG-13", "This note was already signed.");
  if (!isKnown(about, state, sessions)) return refuse("INTG-13", "There is no such session or conversation in this episode.", "about");
  // A session's note is about the session; it has no place under a later conversation.
  if (note.kind === "session" && about.kind !== "session") return refuse("INTG-13", "This note is about a session.", "about");
  return refusalOf(state, note) ?? accept({ type: "therapy-note-signed", ...signed });
};
