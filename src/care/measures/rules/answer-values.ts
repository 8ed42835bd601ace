import type { InstrumentDefinition } from "./instrument-definition.ts";

/** The values that an item's wording labels: its answers, the ends of its line, or one for each that may be ticked. */
export const labelledValues = ({ answers }: InstrumentDefinition, item: number): readonly number[] => {
  switch (answers.kind) {
    case "choice":
      return answers.exceptions.find(({ items }) => items.includes(item))?.values ?? answers.values;
    case "line":
      return [answers.min, answers.max];
    case "several":
      return answers.codes.map((_, place) => 2 ** place);
  }
};
