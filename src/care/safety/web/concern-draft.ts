import type { PsychosisManiaSymptom, UrinarySymptom, disclosures, pregnancyTests, urinalysisResults } from "../rules/data/concern-items.ts";
import type { Evidence } from "../rules/stored-evidence.ts";

/** What can be found, in the order of the dialog. */
export const concernKinds = [
  "psychosis-mania",
  "mania-screen",
  "distress",
  "urinary",
  "liver-enzymes",
  "pregnancy-test",
  "disclosure",
] as const;
export type ConcernKind = (typeof concernKinds)[number];

/** A concern as it is entered: "" and undefined are what nobody has said yet. */
export type ConcernDraft = {
  readonly kind: ConcernKind | "";
  readonly signs: readonly PsychosisManiaSymptom[];
  readonly urinary: readonly UrinarySymptom[];
  readonly urinalysis: (typeof urinalysisResults)[number] | "";
  readonly alt: string;
  readonly altLimit: string;
  readonly ast: string;
  readonly astLimit: string;
  readonly hours: string;
  readonly outcome: "positive" | "negative" | undefined;
  readonly test: (typeof pregnancyTests)[number] | "";
  readonly about: (typeof disclosures)[number] | "";
  readonly aboutStaffId: string;
};

export const emptyConcern: ConcernDraft = {
  kind: "",
  signs: [],
  urinary: [],
  urinalysis: "",
  alt: "",
  altLimit: "",
  ast: "",
  astLimit: "",
  hours: "",
  outcome: undefined,
  test: "",
  about: "",
  aboutStaffId: "",
};

const numberOf = (typed: string): number | null => {
  const text = typed.trim().replace(",", ".");
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
};

type Enzyme = Extract<Evidence, { kind: "liver-enzymes" }>["alt"];

/** `undefined` where half of it is missing: a value without its laboratory's limit says nothing. */
const enzymeOf = (typed: string, typedLimit: string): Enzyme | undefined => {
  if (typed.trim() === "" && typedLimit.trim() === "") return null;
  const [value, limit] = [numberOf(typed), numberOf(typedLimit)];
  return value === null || limit === null || limit < 1
    ? undefined
    : { measured: { value, unit: "U/L" }, upperLimit: { value: limit, unit: "U/L" } };
};

const enzymesOf = ({ alt, altLimit, ast, astLimit }: ConcernDraft): Evidence | undefined => {
  const [first, second] = [enzymeOf(alt, altLimit), enzymeOf(ast, astLimit)];
  const isWhole = first !== undefined && second !== undefined && (first !== null || second !== null);
  return isWhole ? { kind: "liver-enzymes", alt: first, ast: second } : undefined;
};

/** The evidence that a draft states; `undefined` while something needed is missing. */
export const evidenceOf = (draft: ConcernDraft): Evidence | undefined => {
  switch (draft.kind) {
    case "":
      return undefined;
    case "psychosis-mania":
      return { kind: "psychosis-mania", symptoms: [...draft.signs] };
    case "mania-screen":
      return draft.outcome && { kind: "mania-screen", result: draft.outcome };
    case "distress": {
      const hours = numberOf(draft.hours);
      return hours === null ? undefined : { kind: "distress", sessionId: null, lasted: { value: hours, unit: "h" } };
    }
    case "urinary":
      return draft.urinalysis === "" ? undefined : { kind: "urinary", symptoms: [...draft.urinary], urinalysis: draft.urinalysis };
    case "liver-enzymes":
      return enzymesOf(draft);
    case "pregnancy-test":
      return draft.test === "" || draft.outcome === undefined
        ? undefined
        : { kind: "pregnancy-test", test: draft.test, result: draft.outcome };
    case "disclosure":
      return draft.about === ""
        ? undefined
        : { kind: "disclosure", about: draft.about, aboutStaffId: draft.aboutStaffId === "" ? null : draft.aboutStaffId };
  }
};
