import { agendaItems, type AgendaItem } from "./data/agenda.ts";
import type { Preparation } from "./preparation.ts";

/** What no signed note says was talked about, in the order of the agenda (PREP-12). */
export const openAgenda = ({ notes }: Pick<Preparation, "notes">): readonly AgendaItem[] =>
  agendaItems.filter((item) => !notes.some((note) => note.covered.includes(item)));
