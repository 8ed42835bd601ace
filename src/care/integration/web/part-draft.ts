import * as z from "zod/mini";

import { score } from "#kernel/quantity.ts";

import { eightCs, partTypes, permissions, sixFs, unburdeningSteps } from "../rules/data/therapy-vocabulary.ts";
import type { IfsNote } from "../rules/stored-therapy-note.ts";

const text = z.string();

/** A part while it is written down; Self energy is text as it was typed, by quality. */
export const partDraft = z.object({
  name: text,
  partType: z.enum(["", ...partTypes]),
  age: text,
  role: text,
  bodyLocation: text,
  fear: text,
  burden: text,
  protects: z.array(text),
  polarisedWith: z.array(text),
  feelingToward: text,
  selfEnergy: z.record(text, text),
  trust: z.nullable(z.number()),
  sixFs: z.array(z.enum(sixFs)),
  unburdening: z.array(z.enum(unburdeningSteps)),
  unburdenedOn: text,
  permission: z.enum(permissions),
  onMap: z.boolean(),
  notes: text,
});
export type PartDraft = z.output<typeof partDraft>;

export const emptyPart: PartDraft = {
  name: "",
  partType: "",
  age: "",
  role: "",
  bodyLocation: "",
  fear: "",
  burden: "",
  protects: [],
  polarisedWith: [],
  feelingToward: "",
  selfEnergy: {},
  trust: null,
  sixFs: [],
  unburdening: [],
  unburdenedOn: "",
  permission: "not-asked",
  onMap: true,
  notes: "",
};

/**
 * A part as it stands, to be met again. What it is stays; what belongs to one meeting (feeling toward, Self energy, trust, steps, notes)
 * is asked anew, so that no old number is signed as a new one.
 */
export const partAgain = (part: IfsNote, isOnMap: (partId: string) => boolean): PartDraft => ({
  ...emptyPart,
  name: part.name,
  partType: part.partType,
  age: part.age,
  role: part.role,
  bodyLocation: part.bodyLocation,
  fear: part.fear,
  burden: part.burden,
  protects: part.protects.filter(isOnMap),
  polarisedWith: part.polarisedWith.filter(isOnMap),
  unburdening: part.unburdening,
  unburdenedOn: part.unburdenedOn ?? "",
});

const wholeFrom = (typed: string): number | undefined => (/^(\d|10)$/.test(typed.trim()) ? Number(typed.trim()) : undefined);

export type PartProblem = { readonly field: string; readonly key: "nameMissing" | "typeMissing" | "notWhole" };

/** What keeps the part from being read as it was typed. An empty Self energy is not rated and no problem. */
export const partProblems = ({ name, partType, selfEnergy }: PartDraft): readonly PartProblem[] => [
  ...(name.trim() === "" ? [{ field: "name", key: "nameMissing" as const }] : []),
  ...(partType === "" ? [{ field: "partType", key: "typeMissing" as const }] : []),
  ...eightCs
    .filter((quality) => (selfEnergy[quality] ?? "").trim() !== "" && wholeFrom(selfEnergy[quality] ?? "") === undefined)
    .map((quality) => ({ field: `selfEnergy.${quality}`, key: "notWhole" as const })),
];

/** The draft as the command wants it; ask `partProblems` first. */
export const partFrom = (draft: PartDraft, partId: string): IfsNote => ({
  kind: "ifs",
  ...draft,
  partId,
  partType: draft.partType === "" ? "manager" : draft.partType,
  selfEnergy: Object.fromEntries(
    eightCs.flatMap((quality) => {
      const value = wholeFrom(draft.selfEnergy[quality] ?? "");
      return value === undefined ? [] : [[quality, { ...score(value) }]];
    }),
  ),
  trust: draft.trust === null ? null : { ...score(draft.trust) },
  unburdenedOn: draft.unburdenedOn === "" ? null : draft.unburdenedOn,
});
