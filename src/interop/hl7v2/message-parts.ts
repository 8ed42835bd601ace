import type { Hl7Message, Hl7Segment } from "@medplum/core";

import { unescaped, type Separators } from "./escapes.ts";

/** One segment; fields, components and repetitions count from 1, as the standard does. What is not there is empty text. */
export type Hl7Part = {
  readonly name: string;
  /** Unescaped text of a component, of the first repetition unless another is asked for. */
  readonly component: (field: number, component: number, repetition?: number) => string;
  /** Unescaped text of a whole field, its separators left in. */
  readonly whole: (field: number) => string;
  readonly repetitions: (field: number) => number;
};

export type Hl7Parts = readonly Hl7Part[];

type Parser = { readonly parse: (text: string) => Hl7Message };

let parser: Promise<Parser> | undefined;

/** The parser is loaded with the first message: a server that has no monitors does without its 23 MB. */
const loadParser = (): Promise<Parser> => (parser ??= import("@medplum/core").then(({ Hl7Message: loaded }) => loaded));

const partOf = (segment: Hl7Segment, separators: Separators): Hl7Part => {
  const read = (text: string): string => unescaped(text, separators).trim();
  return {
    name: segment.name,
    component: (field, component, repetition = 1) =>
      read(segment.getField(field)?.getComponent(component, undefined, repetition - 1) ?? ""),
    whole: (field) => read(segment.getField(field)?.toString() ?? ""),
    repetitions: (field) => segment.getField(field)?.components.length ?? 0,
  };
};

/** Takes a message apart; undefined when the parser cannot. */
export const messageParts = async (text: string, separators: Separators): Promise<Hl7Parts | undefined> => {
  const { parse } = await loadParser().then((loaded) => ({ parse: (one: string) => loaded.parse(one) }));
  try {
    return parse(text).segments.map((segment) => partOf(segment, separators));
  } catch {
    return undefined;
  }
};
