import { lazy, Suspense, useState } from "react";

import { FlagState } from "#care/safety/web/flag-state.tsx";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import type { DoseMark } from "#ui/charts/trajectory.ts";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { measuresContract, type MeasuresView } from "../contract.ts";
import { instrumentCatalogue } from "../rules/data/instrument-catalogue.ts";
import { MeasureResult } from "./measure-result.tsx";
import { measuresWords } from "./measures-words.ts";
import { RequestMeasureDialog } from "./request-measure-dialog.tsx";
import { TrajectoryPanel } from "./trajectory-panel.tsx";

type Result = MeasuresView["results"][number];
type Shown = { readonly measures: MeasuresView; readonly timeZone: string };

const scaleOf = ({ scales }: MeasuresView, result: Result) => scales.find(({ instrument }) => instrument === result.instrument);

/** Empty for an instrument that has no total; `null` where too much is open. */
const totalOf = (measures: MeasuresView, result: Result): number | string | null =>
  scaleOf(measures, result)?.range === null ? "" : result.total;

const ResultTable = ({ measures, timeZone, onOpen }: Shown & { readonly onOpen: (result: Result) => void }) => {
  const t = useWords(measuresWords);
  const locale = useLocale();
  return (
    <DataTable<Result>
      caption={t("page.list")}
      rows={measures.results.toReversed()}
      rowKey={(result) => result.responseId}
      empty={<EmptyState title={t("page.none")} />}
      columns={[
        {
          key: "instrument",
          header: t("page.instrument"),
          actions: true,
          cell: (result) => (
            <Button kind="quiet" onClick={() => onOpen(result)}>
              {instrumentCatalogue[result.instrument].shortName}
            </Button>
          ),
        },
        { key: "answered", header: t("result.answered"), cell: (result) => formatDate(result.completedAt, timeZone, locale) },
        { key: "occasion", header: t("result.occasion"), cell: (result) => t(`occasion.${result.occasion}`) },
        { key: "total", header: t("result.total"), align: "end", cell: (result) => totalOf(measures, result) ?? t("result.noBand") },
        {
          key: "band",
          header: t("result.band"),
          cell: (result) =>
            result.reading.triage === "incomplete"
              ? t("result.incomplete")
              : (scaleOf(measures, result)?.bands.find(({ code }) => code === result.band)?.label ?? ""),
        },
        {
          key: "flags",
          header: t("result.flags"),
          cell: (result) =>
            measures.flags
              .filter((flag) => flag.responseId === result.responseId)
              .map((flag) => <FlagState key={flag.flagId} flag={flag} brief />),
        },
      ]}
    />
  );
};

const OpenRequests = ({ measures, timeZone }: Shown) => {
  const t = useWords(measuresWords);
  const locale = useLocale();
  const open = measures.requests.filter((request) => request.answeredBy === null);
  if (open.length === 0) return null;
  return (
    <Panel title={t("page.open")}>
      <ul>
        {open.map((request) => (
          <li key={request.requestId}>
            {instrumentCatalogue[request.instrument].shortName} · {t(`occasion.${request.occasion}`)} ·{" "}
            {t("page.due", { date: formatDate(request.dueAt, timeZone, locale) })}
          </li>
        ))}
      </ul>
    </Panel>
  );
};

type EpisodeMeasuresProps = {
  readonly episodeId: string;
  readonly timeZone: string;
  readonly doses?: readonly DoseMark[];
  /** Whether this person may ask the patient for a questionnaire. */
  readonly mayRequest: boolean;
  /** Whether this person may record a suicide screen. */
  readonly mayScreen: boolean;
};

// Only staff who record a screen load it.
const SuicideScreen = lazy(async () => ({ default: (await import("./suicide-screen.tsx")).SuicideScreen }));

/** Everything staff see of an episode's questionnaires: the course, what is asked for, each result. */
export const EpisodeMeasures = ({ episodeId, timeZone, doses = [], mayRequest, mayScreen }: EpisodeMeasuresProps) => {
  const t = useWords(measuresWords);
  const [opened, setOpened] = useState<Result | undefined>(undefined);
  const [asking, setAsking] = useState(false);
  const [screening, setScreening] = useState(false);
  const { data, isPending, isError, refetch } = useRead(measuresContract.readMeasures, {
    params: { episodeId },
    follows: { episodeId, kinds: ["measures"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("page.failed")} onRetry={() => void refetch()} />;
  const actions = (
    <>
      {mayScreen && <Button onClick={() => setScreening(true)}>{t("page.screen")}</Button>}
      {mayRequest && <Button onClick={() => setAsking(true)}>{t("page.request")}</Button>}
    </>
  );
  return (
    <Stack gap={5}>
      <TrajectoryPanel measures={data} doses={doses} timeZone={timeZone} />
      <OpenRequests measures={data} timeZone={timeZone} />
      <Panel title={t("page.list")} flush actions={actions}>
        <ResultTable measures={data} timeZone={timeZone} onOpen={setOpened} />
      </Panel>
      {opened !== undefined && (
        <Dialog open onClose={() => setOpened(undefined)} closeOnOutside size="wide" title={instrumentCatalogue[opened.instrument].name}>
          <MeasureResult episodeId={episodeId} result={opened} measures={data} timeZone={timeZone} />
        </Dialog>
      )}
      {screening && (
        <Dialog open onClose={() => setScreening(false)} size="wide" title={instrumentCatalogue.cssrs_screener.name}>
          <Suspense fallback={<LoadingState shape="lines" />}>
            <SuicideScreen episodeId={episodeId} sessionId={null} occasion="unscheduled" onDone={() => setScreening(false)} />
          </Suspense>
        </Dialog>
      )}
      <RequestMeasureDialog episodeId={episodeId} timeZone={timeZone} open={asking} onClose={() => setAsking(false)} />
    </Stack>
  );
};
