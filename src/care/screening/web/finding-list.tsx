import { Button } from "#ui/controls/button.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { Finding } from "../rules/findings.ts";
import { yesNoQuestions, type SectionId, type YesNoSection } from "../rules/sections.ts";
import styles from "./screening.module.css";
import { screeningWords } from "./screening-words.ts";

const yesNoSections: readonly YesNoSection[] = ["medical-history", "mental-health", "substance-use", "allergies", "family-history"];

/** The part of the intake in which a finding can be settled. */
const sectionOfFinding = ({ questions }: Finding): SectionId =>
  yesNoSections.find((section) => questions.some((question) => yesNoQuestions[section].some((one) => one === question))) ?? "about-you";

const order = { absolute: 0, relative: 1, caution: 2 } as const;
const mark = { present: "unmet", absent: "met", unknown: "unknown" } as const;

type FindingListProps = { readonly findings: readonly Finding[]; readonly onCorrect: ((section: SectionId) => void) | undefined };

const OneFinding = ({ finding, onCorrect }: { readonly finding: Finding; readonly onCorrect: FindingListProps["onCorrect"] }) => {
  const t = useWords(screeningWords);
  const evidence = t(`evidence.${finding.evidence}`);
  return (
    <li className={styles["finding"]}>
      <StateMark kind={mark[finding.status]} label={t(`status.${finding.status}`)} />
      <div>
        <p className={styles["label"]}>
          {finding.label} <span className={styles["level"]}>{t(`level.${finding.level}`)}</span>
        </p>
        <p className={styles["reason"]}>{finding.reason}</p>
        {finding.status !== "absent" && (
          <p className={styles["reason"]}>
            {t(`follows.${finding.status}`)}: {finding.resolve}
          </p>
        )}
        <p className={styles["source"]}>{t("source", { id: finding.id, evidence, sources: finding.sources.join(", ") })}</p>
      </div>
      {finding.status !== "absent" && onCorrect !== undefined && (
        <Button kind="quiet" onClick={() => onCorrect(sectionOfFinding(finding))}>
          {t("correct")}
        </Button>
      )}
    </li>
  );
};

/** Findings: present ones first, then what is not known, by level; what is absent folded away but there. */
export const FindingList = ({ findings, onCorrect }: FindingListProps) => {
  const t = useWords(screeningWords);
  const open = findings
    .filter(({ status }) => status !== "absent")
    .toSorted((one, other) => one.status.localeCompare(other.status) || order[one.level] - order[other.level]);
  const absent = findings.filter(({ status }) => status === "absent");
  return (
    <Stack gap={3}>
      {open.length === 0 && <p>{t("foundNone")}</p>}
      <ul className={styles["findings"]}>
        {open.map((finding) => (
          <OneFinding key={finding.id} finding={finding} onCorrect={onCorrect} />
        ))}
      </ul>
      {absent.length > 0 && (
        <details>
          <summary>{t("absentCount", { count: absent.length })}</summary>
          <ul className={styles["findings"]}>
            {absent.map((finding) => (
              <OneFinding key={finding.id} finding={finding} onCorrect={undefined} />
            ))}
          </ul>
        </details>
      )}
    </Stack>
  );
};
