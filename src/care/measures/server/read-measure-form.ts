import type { Uuid } from "#kernel/ids.ts";
import type { Tx } from "#platform/database/transaction.ts";

import type { MeasureForm } from "../contract-forms.ts";
import type { InstrumentDefinition, InstrumentId } from "../rules/instrument-definition.ts";
import { instrumentOf } from "../rules/instruments.ts";
import type { InstrumentText } from "../rules/instrument-text.ts";
import { readInstrumentText, readPatientLanguage } from "./read-instrument-text.ts";

const answersOf = ({ answers }: InstrumentDefinition): MeasureForm["answers"] => {
  switch (answers.kind) {
    case "choice":
      return { kind: "choice", values: [...answers.values] };
    case "line":
      return answers;
    case "several":
      return { kind: "several", codes: [...answers.codes] };
  }
};

/** A wording as it is sent to screens. */
export const textOnTheWire = (text: InstrumentText): NonNullable<MeasureForm["text"]> => ({
  ...text,
  items: text.items.map((item) => ({ ...item, options: item.options && [...item.options] })),
  options: [...text.options],
  extraItems: text.extraItems.map((item) => ({ ...item, options: [...item.options] })),
  // Scoring stays with the server.
  scoring: null,
});

/** A questionnaire as it is asked of an episode's patient. */
export const readMeasureForm = async (tx: Tx, episodeId: Uuid, instrument: InstrumentId): Promise<MeasureForm> => {
  const definition = instrumentOf(instrument);
  const wanted = await readPatientLanguage(tx, episodeId);
  const asked = await readInstrumentText(tx, instrument, wanted);
  return {
    instrument,
    version: definition.version,
    answers: answersOf(definition),
    text: asked && textOnTheWire(asked.text),
    language: asked && { language: asked.language, why: asked.why, wanted, others: [...asked.others] },
    help: definition.flags.flatMap((flag) =>
      flag.rule === "SR-01" && flag.when === "item-at-least" ? [{ item: flag.item, atLeast: flag.value }] : [],
    ),
    skips: definition.skips.map(({ whenZero, items }) => ({ whenZero: [...whenZero], items: [...items] })),
  };
};
