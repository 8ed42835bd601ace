import { useState } from "react";

import { instrumentOf } from "#care/measures/rules/instruments.ts";
import { measureFacts } from "#care/measures/rules/measure-facts.ts";
import { FlagState } from "#care/safety/web/flag-state.tsx";
import { MeasureResult } from "#care/measures/web/measure-result.tsx";
import { GateConditions } from "#care/people/web/gate-conditions.tsx";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Split } from "#ui/layout/split.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { screeningContract } from "../contract.ts";
import { findings } from "../rules/findings.ts";
import { intakeOf, sectionOf } from "../rules/screening.ts";
import { screeningFacts } from "../rules/screening-facts.ts";
import type { SectionId } from "../rules/sections.ts";
import { AnswersView } from "./answers-view.tsx";
import { CorrectSection } from "./correct-section.tsx";
import { DecidedPanel } from "./decided-panel.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { FindingList } from "./finding-list.tsx";
import { AllergyList, MedicineList, ResistanceView } from "./medicine-list.tsx";
import { screeningWords } from "./screening-words.ts";
import styles from "./screening.module.css";
import { useDecision, type ScreeningPage } from "./use-decision.ts";

type Common = { readonly episodeId: string; readonly timeZone: string; readonly mayDecide: boolean };

const Measures = ({ page, timeZone }: { readonly page: ScreeningPage; readonly timeZone: string }) => {
  const t = useWords(screeningWords);
  const facts = measureFacts(page.measures);
  return (
    <Panel title={t("measures")}>
      <Stack gap={3}>
        {facts.openFlags.map((flag) => (
          <FlagState key={flag.flagId} flag={flag} />
        ))}
        {facts.instruments.map(({ instrument, latest }) => {
          const { shortName, bands } = instrumentOf(instrument);
          const result = page.measures.results.find((one) => one.responseId === latest?.responseId);
          if (result === undefined) return <DefinitionList key={instrument} items={[{ term: shortName, value: t("notAnswered") }]} />;
          const band = bands.find(({ code }) => code === result.band)?.label ?? t("status.unknown");
          return (
            <details key={instrument}>
              <summary>
                {shortName}: {result.total ?? t("status.unknown")} · {band}
              </summary>
              <MeasureResult result={result} measures={page.measures} timeZone={timeZone} />
            </details>
          );
        })}
      </Stack>
    </Panel>
  );
};

const Found = ({ page, onCorrect }: { readonly page: ScreeningPage; readonly onCorrect: ((section: SectionId) => void) | undefined }) => {
  const t = useWords(screeningWords);
  const facts = screeningFacts(page.screening);
  const correct = (section: SectionId) =>
    onCorrect && (
      <Button kind="quiet" onClick={() => onCorrect(section)}>
        {t("correct")}
      </Button>
    );
  return (
    <>
      <Panel title={t("found")}>
        <FindingList findings={findings(intakeOf(page.screening))} onCorrect={onCorrect} />
      </Panel>
      <Panel title={t("medicines")} actions={correct("medicines")}>
        <MedicineList medicines={facts.medicines} />
      </Panel>
      <Panel title={t("allergies")} actions={correct("allergies")}>
        <AllergyList allergies={facts.allergies} />
      </Panel>
      <Panel title={t("resistance")} actions={correct("treatment-trials")}>
        <ResistanceView resistance={facts.resistance} />
      </Panel>
    </>
  );
};

const Decision = ({ page, episodeId, timeZone, mayDecide }: Common & { readonly page: ScreeningPage }) => {
  const t = useWords(screeningWords);
  const locale = useLocale();
  const decision = useDecision(episodeId, page);
  const [correcting, setCorrecting] = useState<SectionId | undefined>(undefined);
  const { screening } = page;
  const isDecided = screening.decided !== null && screening.decided.decision !== "defer";
  const submitted =
    screening.submittedAt === null ? t("notHandedIn") : t("handedIn", { date: formatDateTime(screening.submittedAt, timeZone, locale) });
  const aside = (
    <Stack gap={5}>
      <Panel title={t("gate")} note={submitted}>
        <GateConditions reading={isDecided ? page.gate : decision.gate} />
      </Panel>
      {screening.decided !== null && <DecidedPanel decided={screening.decided} timeZone={timeZone} />}
      {!isDecided && mayDecide && <DecisionForm decision={decision} />}
      {!isDecided && !mayDecide && <p className={styles["plain"]}>{t("decide.readOnly")}</p>}
    </Stack>
  );
  return (
    <Split ratio="even" aside={aside}>
      <Stack gap={5}>
        <Found page={page} onCorrect={mayDecide ? setCorrecting : undefined} />
        <Measures page={page} timeZone={timeZone} />
        <Panel title={t("answers")}>
          <AnswersView sections={screening.sections} timeZone={timeZone} />
        </Panel>
      </Stack>
      {correcting !== undefined && (
        <CorrectSection
          episodeId={episodeId}
          section={correcting}
          saved={sectionOf(intakeOf(screening), correcting)}
          onClose={() => setCorrecting(undefined)}
        />
      )}
    </Split>
  );
};

/** One page for the prescriber: what was found, what is missing, what the rules say, and the decision. */
export const ScreeningDecision = (props: Common) => {
  const t = useWords(screeningWords);
  const { episodeId } = props;
  const { data, isPending, isError, refetch } = useRead(screeningContract.readScreening, {
    params: { episodeId },
    follows: { episodeId, kinds: ["screening", "measures"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  return <Decision {...props} page={data} />;
};
