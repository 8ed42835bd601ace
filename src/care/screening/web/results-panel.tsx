import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import type { MarkKind } from "#ui/state/state-mark.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { labTests, recordedLabs, type RecordedLab } from "../rules/data/lab-tests.ts";
import type { LabDue, LabState } from "../rules/labs-due.ts";
import type { LabRecord, VitalsRecord } from "../rules/screening.ts";
import styles from "./screening.module.css";
import { screeningWords } from "./screening-words.ts";
import { StrikeResult } from "./strike-result.tsx";

/** Which dialog is open: a test's result, or what was measured on the body. */
export type Recording = { readonly kind: "lab"; readonly lab: RecordedLab | undefined } | { readonly kind: "vitals" };

const marks: Readonly<Record<LabState, MarkKind | undefined>> = {
  due: "unmet",
  overdue: "overdue",
  unknown: "unknown",
  fresh: "met",
  "not-applicable": undefined,
};
const order: Readonly<Record<LabState, number>> = { overdue: 0, due: 1, unknown: 2, fresh: 3, "not-applicable": 4 };

/** Somebody has to do something about it; the rest is folded away. */
const isOpen = ({ state }: LabDue): boolean => state === "due" || state === "overdue" || state === "unknown";
const isWanted = ({ state }: LabDue): boolean => state === "due" || state === "overdue";

type Common = { readonly timeZone: string };
type DueLineProps = Common & { readonly due: LabDue; readonly onRecord: ((recording: Recording) => void) | undefined };

const DueLine = ({ due, timeZone, onRecord }: DueLineProps) => {
  const t = useWords(screeningWords);
  const locale = useLocale();
  const lab = recordedLabs.find((one) => one === due.lab);
  return (
    <li className={styles["due"]}>
      <div>
        <p>
          <span className={styles["label"]}>{due.name}</span> <Tag mark={marks[due.state]}>{t(`labs.state.${due.state}`)}</Tag>
        </p>
        <p>{due.reason}</p>
        {due.last !== null && (
          <p className={styles["source"]}>
            {t("labs.last", { date: formatDateTime(due.last.at, timeZone, locale), outcome: t(`labs.outcomes.${due.last.outcome}`) })}
          </p>
        )}
      </div>
      {onRecord !== undefined && isWanted(due) && (
        <Button kind="quiet" onClick={() => onRecord(lab === undefined ? { kind: "vitals" } : { kind: "lab", lab })}>
          {t("labs.recordShort")}
        </Button>
      )}
    </li>
  );
};

const limitsOf = (lower: number | null, upper: number | null): string =>
  lower === null && upper === null ? "" : ` (${lower ?? ""}–${upper ?? ""})`;

const labText = ({ lab, values }: LabRecord): string =>
  values
    .map(({ analyte, value, unit, lower, upper }) => {
      const name = labTests[lab].analytes.find(({ id }) => id === analyte)?.name ?? analyte;
      return `${name} ${value} ${unit}${limitsOf(lower, upper)}`;
    })
    .join(" · ");

const vitalsText = ({ pressure, weight, height }: VitalsRecord): string =>
  [
    pressure && `${pressure.systolic.value}/${pressure.diastolic.value} mmHg`,
    weight && `${weight.value} kg`,
    height && `${height.value} cm`,
  ]
    .filter(Boolean)
    .join(" · ");

type Shown = Pick<LabRecord, "recordId" | "struck" | "note"> & {
  readonly name: string;
  readonly text: string;
  readonly at: Temporal.Instant;
};

const ResultLine = ({ shown, onStrike }: { readonly shown: Shown; readonly onStrike: ((recordId: string) => void) | undefined }) => {
  const t = useWords(screeningWords);
  const said = [shown.text, shown.note].filter(Boolean).join(" · ");
  if (shown.struck !== null) {
    return (
      <p className={styles["plain"]}>
        <s>{said}</s> <Tag mark="in-error">{t("labs.struck", { reason: shown.struck.reason })}</Tag>
      </p>
    );
  }
  return (
    <div className={styles["due"]}>
      <span>{said}</span>
      {onStrike !== undefined && (
        <Button kind="quiet" onClick={() => onStrike(shown.recordId)}>
          {t("labs.strike")}
        </Button>
      )}
    </div>
  );
};

type ResultsPanelProps = Common & {
  readonly episodeId: string;
  readonly due: readonly LabDue[];
  readonly labs: readonly LabRecord[];
  readonly vitals: readonly VitalsRecord[];
  /** Absent for who may not record. */
  readonly onRecord: ((recording: Recording) => void) | undefined;
};

/** Which tests and measurements are due, why, and what is on record. */
export const ResultsPanel = ({ episodeId, timeZone, due, labs, vitals, onRecord }: ResultsPanelProps) => {
  const t = useWords(screeningWords);
  const locale = useLocale();
  const [striking, setStriking] = useState<string | undefined>(undefined);
  const results: readonly Shown[] = [
    ...labs.map((one) => ({
      ...one,
      name: labTests[one.lab].name,
      text: [t(`labs.outcomes.${one.outcome}`), labText(one)].filter(Boolean).join(" · "),
      at: one.collectedAt,
    })),
    ...vitals.map((one) => ({ ...one, name: t("labs.measured"), text: vitalsText(one), at: one.measuredAt })),
  ].toSorted((one, other) => Temporal.Instant.compare(other.at, one.at));
  const sorted = due.toSorted((one, other) => order[one.state] - order[other.state]);
  const [open, settled] = [sorted.filter(isOpen), sorted.filter((one) => !isOpen(one))];
  const lineOf = (one: LabDue) => <DueLine key={one.lab} due={one} timeZone={timeZone} onRecord={onRecord} />;
  const actions = onRecord && (
    <>
      <Button kind="quiet" onClick={() => onRecord({ kind: "vitals" })}>
        {t("labs.recordVitals")}
      </Button>
      <Button kind="quiet" onClick={() => onRecord({ kind: "lab", lab: undefined })}>
        {t("labs.record")}
      </Button>
    </>
  );
  return (
    <Panel title={t("labs.title")} actions={actions}>
      <Stack gap={4}>
        {open.length === 0 && <p className={styles["plain"]}>{t("labs.none")}</p>}
        <ul className={styles["findings"]}>{open.map(lineOf)}</ul>
        {settled.length > 0 && (
          <details>
            <summary>{t("labs.settled", { count: settled.length })}</summary>
            <ul className={styles["findings"]}>{settled.map(lineOf)}</ul>
          </details>
        )}
        <details>
          <summary>{t("labs.onRecord", { count: results.length })}</summary>
          <DefinitionList
            items={results.map((shown) => ({
              term: `${shown.name}, ${formatDateTime(shown.at, timeZone, locale)}`,
              value: <ResultLine shown={shown} onStrike={onRecord && setStriking} />,
            }))}
          />
        </details>
        {striking !== undefined && <StrikeResult episodeId={episodeId} recordId={striking} onClose={() => setStriking(undefined)} />}
      </Stack>
    </Panel>
  );
};
