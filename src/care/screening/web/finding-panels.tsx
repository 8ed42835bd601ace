import { SourceLinks } from "#care/protocol/web/source-links.tsx";
import { Button } from "#ui/controls/button.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { recordedLabs } from "../rules/data/lab-tests.ts";
import { countsAtScreening, type Finding } from "../rules/findings.ts";
import { yesNoQuestions, type SectionId, type YesNoSection } from "../rules/sections.ts";
import type { Recording } from "./results-panel.tsx";
import styles from "./screening.module.css";
import { screeningWords } from "./screening-words.ts";

const yesNoSections: readonly YesNoSection[] = ["medical-history", "mental-health", "substance-use", "allergies", "family-history"];

/** The part of the intake in which a finding can be settled; undefined for one that the intake does not ask for. */
const sectionOfFinding = ({ id, questions }: Finding): SectionId | undefined =>
  yesNoSections.find((section) => questions.some((question) => yesNoQuestions[section].some((one) => one === question))) ??
  (id === "SCR-29" || id === "SCR-30" ? "about-you" : undefined);

const order = { absolute: 0, relative: 1, caution: 2 } as const;
const mark = { present: "unmet", absent: "met", unknown: "unknown" } as const;
const levelKind = { absolute: "red", relative: "amber", caution: "plain" } as const;

type Correct = ((section: SectionId) => void) | undefined;
type OneFindingProps = {
  readonly finding: Finding;
  readonly onCorrect: Correct;
  readonly onRecord?: ((recording: Recording) => void) | undefined;
};

/** What staff can measure to settle it; undefined where nothing measured does. */
const recordingFor = ({ status, resolvedBy }: Finding): Recording | undefined => {
  if (status !== "unknown" || resolvedBy === null) return undefined;
  if (resolvedBy.kind === "reading") return { kind: "vitals" };
  return resolvedBy.kind === "lab" ? { kind: "lab", lab: recordedLabs.find((lab) => lab === resolvedBy.lab) } : undefined;
};

const Resolution = ({ finding }: { readonly finding: Finding }) => {
  const t = useWords(screeningWords);
  if (finding.resolvedBy === null) return null;
  const { by, what } = finding.resolvedBy;
  return (
    <p className={styles["reason"]}>
      <span className={styles["who"]}>{t(`resolvedBy.${by}`)}</span> {what}
    </p>
  );
};

const Acts = ({ finding, onCorrect, onRecord }: OneFindingProps) => {
  const t = useWords(screeningWords);
  const section = sectionOfFinding(finding);
  const recording = recordingFor(finding);
  const correct = finding.status === "absent" || section === undefined || onCorrect === undefined ? undefined : () => onCorrect(section);
  const record = recording === undefined || onRecord === undefined ? undefined : () => onRecord(recording);
  if (correct === undefined && record === undefined) return null;
  return (
    <div className={styles["findingActs"]}>
      {correct !== undefined && (
        <Button kind="quiet" onClick={correct}>
          {t("correct")}
        </Button>
      )}
      {record !== undefined && (
        <Button kind="quiet" onClick={record}>
          {t("labs.recordShort")}
        </Button>
      )}
    </div>
  );
};

const OneFinding = ({ finding, onCorrect, onRecord }: OneFindingProps) => {
  const t = useWords(screeningWords);
  const { status, level } = finding;
  return (
    <li className={styles["finding"]}>
      <StateMark kind={mark[status]} label={t(`status.${status}`)} />
      <div>
        <p className={styles["label"]}>
          {finding.label} <Tag kind={status === "present" ? levelKind[level] : "plain"}>{t(`level.${level}`)}</Tag>
        </p>
        <p className={styles["reason"]}>
          {finding.reason} {finding.contradicted && <strong>{t("contradicted")}</strong>}
        </p>
        <Resolution finding={finding} />
        <p className={styles["source"]}>
          {t("source", { id: finding.id, evidence: t(`evidence.${finding.evidence}`) })} <SourceLinks ids={finding.sources} />
        </p>
        <Acts {...{ finding, onCorrect, onRecord }} />
      </div>
    </li>
  );
};

type ListProps = Omit<OneFindingProps, "finding"> & { readonly findings: readonly Finding[] };

const List = ({ findings, ...acts }: ListProps) => (
  <ul className={styles["findings"]}>
    {findings.map((finding) => (
      <OneFinding key={finding.id} finding={finding} {...acts} />
    ))}
  </ul>
);

const Folded = ({ summary, findings }: { readonly summary: string; readonly findings: readonly Finding[] }) =>
  findings.length === 0 ? null : (
    <details>
      <summary>{summary}</summary>
      <List findings={findings} onCorrect={undefined} />
    </details>
  );

/** What is present, absolute first; then what nobody knows, with who can find out; what is absent folded away but there. */
export const FindingPanels = ({ findings, onCorrect, onRecord }: ListProps) => {
  const t = useWords(screeningWords);
  const counting = findings.filter(countsAtScreening).toSorted((one, other) => order[one.level] - order[other.level]);
  const of = (status: Finding["status"]) => counting.filter((one) => one.status === status);
  const [present, unknown, absent] = [of("present"), of("unknown"), of("absent")];
  const onTheDay = findings.filter(({ askedWhen }) => askedWhen === "on-the-day");
  const others = findings.filter(({ applies, status }) => !applies && status !== "absent");
  return (
    <>
      <Panel title={t("found")} note={t("foundCount", { count: present.length })}>
        <Stack gap={3}>
          {present.length === 0 && <p className={styles["plain"]}>{t("foundNone")}</p>}
          <List findings={present} onCorrect={onCorrect} />
          <Folded summary={t("absentCount", { count: absent.length })} findings={absent} />
          <Folded summary={t("otherDrug", { count: others.length })} findings={others} />
          <Folded summary={t("onTheDay", { count: onTheDay.length })} findings={onTheDay} />
        </Stack>
      </Panel>
      <Panel title={t("unknown")} note={t("foundCount", { count: unknown.length })}>
        <Stack gap={3}>
          {unknown.length === 0 && <p className={styles["plain"]}>{t("unknownNone")}</p>}
          <List findings={unknown} onCorrect={onCorrect} onRecord={onRecord} />
        </Stack>
      </Panel>
    </>
  );
};
