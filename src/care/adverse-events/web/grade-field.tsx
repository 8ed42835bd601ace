import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { gradeMeanings, grades, termOf, type AdverseEventCode, type Grade } from "../rules/data/adverse-event-terms.ts";
import type { GradeProposal } from "../rules/grade-from-values.ts";
import { adverseEventWords } from "./adverse-event-words.ts";

const keys = ["none", "1", "2", "3", "4", "5"] as const;
type Key = (typeof keys)[number];

const keyOf = (grade: Grade | null): Key => keys.find((key) => key === String(grade)) ?? "none";

type GradeFieldProps = {
  readonly term: AdverseEventCode;
  readonly grade: Grade | null;
  readonly onChange: (grade: Grade | null) => void;
  /** What the numbers say; left out where there are none to ask. */
  readonly proposal?: GradeProposal | undefined;
};

const useProposalWords = (proposal: GradeProposal | undefined): string | undefined => {
  const t = useWords(adverseEventWords);
  if (proposal === undefined) return undefined;
  switch (proposal.kind) {
    case "proposed":
      return t("field.proposed", { grade: proposal.grade, why: proposal.why });
    case "below-grade-1":
      return t("field.belowGrade", { why: proposal.why });
    case "unknown":
      return t("field.notProposed", { why: proposal.why });
  }
};

/** The grade as a person gives it; the numbers' proposal stands beside and is never chosen for them. */
export const GradeField = ({ term, grade, onChange, proposal }: GradeFieldProps) => {
  const t = useWords(adverseEventWords);
  const { gradeWords } = termOf(term);
  const hint = useProposalWords(proposal);
  const choose = (key: Key) => onChange(grades.find((one) => String(one) === key) ?? null);
  const options = keys.map((value) => {
    const known = grades.find((one) => String(one) === value);
    if (known === undefined) return { value, label: t("field.gradeLater") };
    return { value, label: `${known}`, hint: gradeWords[known] ?? gradeMeanings[known] };
  });
  return <RadioGroup label={t("field.grade")} hint={hint} options={options} value={keyOf(grade)} onChange={choose} />;
};
