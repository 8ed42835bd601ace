import { useState } from "react";

import { baselineInstruments } from "#care/measures/rules/asked-instruments.ts";
import { instrumentCatalogue } from "#care/measures/rules/data/instrument-catalogue.ts";
import { measureFacts, type InstrumentFacts } from "#care/measures/rules/measure-facts.ts";
import { FlagState } from "#care/safety/web/flag-state.tsx";
import { MeasureResult } from "#care/measures/web/measure-result.tsx";
import { GateConditions } from "#care/people/web/gate-conditions.tsx";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay } from "#platform/identity/browser/me.ts";
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
import { acuteSuicidality } from "../rules/acute-suicidality.ts";
import { answerTo } from "../rules/findings.ts";
import { labFacts } from "../rules/lab-facts.ts";
import { labsDue } from "../rules/labs-due.ts";
import { readMedicines } from "../rules/medicine-readings.ts";
import { intakeOf, sectionOf } from "../rules/screening.ts";
import { screeningFacts } from "../rules/screening-facts.ts";
import type { SectionId } from "../rules/sections.ts";
import { latestOf } from "../rules/suicide-risk.ts";
import { treatmentResistance } from "../rules/treatment-resistance.ts";
import { AnswersView } from "./answers-view.tsx";
import { CorrectSection } from "./correct-section.tsx";
import { DecidedPanel } from "./decided-panel.tsx";
import { DecisionForm } from "./decision-form.tsx";
import { FindingPanels } from "./finding-panels.tsx";
import { IndicationView } from "./indication-view.tsx";
import { AllergyList, MedicineList } from "./medicine-list.tsx";
import { RecordLab } from "./record-lab.tsx";
import { RecordVitals } from "./record-vitals.tsx";
import { ResultsPanel, type Recording } from "./results-panel.tsx";
import { screeningWords } from "./screening-words.ts";
import styles from "./screening.module.css";
import { useDecision, type ScreeningPage } from "./use-decision.ts";

type Common = { readonly episodeId: string; readonly timeZone: string; readonly mayDecide: boolean };

/** The baseline ones always, so that a gap is seen; others once they were answered. */
const isRead = ({ instrument, latest }: InstrumentFacts): boolean => latest !== null || baselineInstruments.some((id) => id === instrument);

const Measures = ({ page, episodeId, timeZone }: Omit<Common, "mayDecide"> & { readonly page: ScreeningPage }) => {
  const t = useWords(screeningWords);
  const facts = measureFacts(page.measures);
  return (
    <Panel title={t("measures")}>
      <Stack gap={3}>
        {facts.openFlags.map((flag) => (
          <FlagState key={flag.flagId} flag={flag} />
        ))}
        {facts.instruments.filter(isRead).map(({ instrument, latest }) => {
          const { shortName } = instrumentCatalogue[instrument];
          const result = page.measures.results.find((one) => one.responseId === latest?.responseId);
          if (result === undefined) return <DefinitionList key={instrument} items={[{ term: shortName, value: t("notAnswered") }]} />;
          const scale = page.measures.scales.find((one) => one.instrument === instrument);
          const band = scale?.bands.find(({ code }) => code === result.band)?.label ?? t("status.unknown");
          return (
            <details key={instrument}>
              <summary>
                {shortName}: {scale?.range === null ? "" : `${result.total ?? t("status.unknown")} · `}
                {band}
              </summary>
              <MeasureResult episodeId={episodeId} result={result} measures={page.measures} timeZone={timeZone} />
            </details>
          );
        })}
      </Stack>
    </Panel>
  );
};

type FoundProps = {
  readonly page: ScreeningPage;
  readonly decision: ReturnType<typeof useDecision>;
  readonly onCorrect: ((section: SectionId) => void) | undefined;
  readonly onRecord: ((recording: Recording) => void) | undefined;
};

const Found = ({ page, decision, onCorrect, onRecord, episodeId, timeZone }: FoundProps & Common) => {
  const t = useWords(screeningWords);
  const { screening, protocol, judgedAt } = page;
  const { input, findings } = decision;
  const { intake } = input;
  const facts = measureFacts(page.measures);
  const correct = (section: SectionId) =>
    onCorrect && (
      <Button kind="quiet" onClick={() => onCorrect(section)}>
        {t("correct")}
      </Button>
    );
  // Sessions lie in a later stage; before the decision there were none.
  const doses = { nextDoseAt: null, sessionsAt: screening.decided?.decision === "accept" ? null : [] };
  const due = labsDue(labFacts(screening, input, findings, doses), protocol, judgedAt);
  const scoreOf = (instrument: string) => {
    const latest = latestOf(facts, instrument);
    return latest && { total: latest.total, at: latest.completedAt, recordId: latest.responseId };
  };
  const acute = acuteSuicidality(
    {
      majorDepression: answerTo(intake, "majorDepression"),
      phq9: scoreOf("phq9"),
      madrs: scoreOf("madrs"),
      suicideRisk: input.suicideRisk,
    },
    protocol,
    judgedAt,
  );
  return (
    <>
      <FindingPanels findings={findings} onCorrect={onCorrect} onRecord={onRecord} />
      <Panel title={t("medicines")} actions={correct("medicines")}>
        <MedicineList medicines={readMedicines(intake)} protocol={protocol} />
      </Panel>
      <ResultsPanel {...{ episodeId, timeZone, due, onRecord }} labs={screening.labs} vitals={screening.vitals} />
      <Panel title={t("indication")} actions={correct("treatment-trials")}>
        <IndicationView resistance={treatmentResistance(intake, protocol)} acute={acute} />
      </Panel>
      <Panel title={t("allergies")} actions={correct("allergies")}>
        <AllergyList allergies={screeningFacts(screening).allergies} />
      </Panel>
    </>
  );
};

const Decision = ({ page, ...common }: Common & { readonly page: ScreeningPage }) => {
  const { episodeId, timeZone, mayDecide } = common;
  const t = useWords(screeningWords);
  const locale = useLocale();
  const [again, setAgain] = useState(false);
  const decision = useDecision(episodeId, page, again);
  const [correcting, setCorrecting] = useState<SectionId | undefined>(undefined);
  const [recording, setRecording] = useState<Recording | undefined>(undefined);
  const mayRecord = useMay("screening.record");
  const { screening, protocol } = page;
  const stands = screening.decided !== null && screening.decided.decision !== "defer";
  const isDecided = stands && !again;
  const submitted =
    screening.submittedAt === null ? t("notHandedIn") : t("handedIn", { date: formatDateTime(screening.submittedAt, timeZone, locale) });
  const aside = (
    <Stack gap={5}>
      <Panel title={t("gate")} note={submitted}>
        <GateConditions reading={isDecided ? page.gate : decision.gate} />
      </Panel>
      {screening.decided !== null && <DecidedPanel decided={screening.decided} timeZone={timeZone} />}
      {stands && mayDecide && screening.decided?.decision === "accept" && !again && (
        <Button kind="quiet" onClick={() => setAgain(true)}>
          {t("decide.again")}
        </Button>
      )}
      {!isDecided && mayDecide && <DecisionForm decision={decision} again={again} onSigned={() => setAgain(false)} />}
      {!isDecided && !mayDecide && <p className={styles["plain"]}>{t("decide.readOnly")}</p>}
    </Stack>
  );
  const closeRecording = () => setRecording(undefined);
  return (
    <Split ratio="even" aside={aside}>
      <Stack gap={5}>
        <Found
          {...{ page, decision, ...common }}
          onCorrect={mayDecide ? setCorrecting : undefined}
          onRecord={mayRecord ? setRecording : undefined}
        />
        <Measures page={page} episodeId={episodeId} timeZone={timeZone} />
        <Panel title={t("answers")}>
          <AnswersView sections={screening.sections} timeZone={timeZone} protocol={protocol} />
        </Panel>
      </Stack>
      {correcting !== undefined && (
        <CorrectSection
          episodeId={episodeId}
          section={correcting}
          saved={sectionOf(intakeOf(screening), correcting)}
          protocol={protocol}
          onClose={() => setCorrecting(undefined)}
        />
      )}
      {recording?.kind === "lab" && <RecordLab {...{ episodeId, timeZone }} lab={recording.lab} onClose={closeRecording} />}
      {recording?.kind === "vitals" && <RecordVitals {...{ episodeId, timeZone }} onClose={closeRecording} />}
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
