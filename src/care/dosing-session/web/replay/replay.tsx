import { useMemo, useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { VitalsChart } from "#ui/charts/vitals-chart.tsx";
import { LinkButton } from "#ui/controls/link-button.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Split } from "#ui/layout/split.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { TrainingFrame } from "#ui/layout/training-frame.tsx";
import { SessionTimer } from "#ui/state/session-timer.tsx";
import { formatElapsed, formatNumber, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract as contract } from "../../contract.ts";
import type { TimelineEntry } from "../../contract-answers.ts";
import { dosingSessionStream } from "../../rules/dosing-session-stream.ts";
import { firstDose, type DosingSession } from "../../rules/dosing-session.ts";
import { nextDue } from "../../rules/due-vitals.ts";
import { latestValues } from "../../rules/latest-values.ts";
import { phaseOf } from "../../rules/phase.ts";
import { countAt, replayOf, replayViews, stateAfter, stopsOf, type ReplayView } from "../../rules/replay.ts";
import { responsibleAt } from "../../rules/responsibility.ts";
import { AlarmList } from "../alarms/alarm-list.tsx";
import { shownAlarms } from "../alarms/shown-alarms.ts";
import { chartData, chartEvents, zeroOf, type SampleColumns } from "../room/chart-data.ts";
import { SessionTimeline } from "../room/session-timeline.tsx";
import { VitalTiles } from "../room/vital-tiles.tsx";
import { sessionWords } from "../session-words.ts";
import { PlaybackControls } from "./playback-controls.tsx";
import { replayWords } from "./replay-words.ts";
import { latestUntil, samplesUntil, windowOf } from "./shown-samples.ts";
import { usePlayback } from "./use-playback.ts";

type Place = { readonly episodeId: string; readonly sessionId: string };
type View = { readonly timeZone: string; readonly staff: readonly { readonly id: string; readonly name: string }[] };

const recordedOf = (entry: TimelineEntry) => ({
  version: entry.version,
  observedAt: entry.observedAt,
  deviceAt: entry.deviceAt,
  receivedAt: entry.receivedAt,
  actor: { kind: entry.actor.kind, id: entry.actor.id },
  commandId: `${entry.version}`,
  event: dosingSessionStream.parse({ type: entry.type, schemaVersion: entry.schemaVersion, payload: entry.payload }),
});

type MomentProps = View & { readonly session: DosingSession; readonly now: Temporal.Instant; readonly samples: SampleColumns | undefined };

/** The room as it was at one moment: every value with the age it had, every alarm as it stood, what was due and overdue. */
const Moment = ({ session, now, samples, staff, timeZone }: MomentProps) => {
  const t = useWords(replayWords);
  const locale = useLocale();
  const due = nextDue(session, now);
  const holder = responsibleAt(session, now);
  const name = staff.find((one) => one.id === holder)?.name ?? t("nobody");
  const alarms = shownAlarms(session, now);
  const lostSignals = Object.keys(session.lostSignals).filter((one) => one === "saturation" || one === "heartRate" || one === "systolic");
  const latest = latestUntil(samples, session.opened?.training ?? false);
  return (
    <Stack gap={4}>
      <AlarmList alarms={alarms} now={now} />
      <Panel title={t("values")}>
        <VitalTiles session={{ charted: latestValues(session), latest, alarms, lostSignals }} now={now} />
      </Panel>
      <p>{due === null ? t("notDue") : t(due.overdue ? "overdue" : "due", { time: formatTime(due.at, timeZone, locale) })}</p>
      <p>{t("responsible", { name })}</p>
    </Stack>
  );
};

/** What was measured up to a moment. Drawn anew once a second of the session, not at every frame. */
const MomentGraph = ({ session, samples }: Pick<MomentProps, "session" | "samples">) => {
  const t = useWords(replayWords);
  const locale = useLocale();
  const data = useMemo(() => chartData(session, samples), [session, samples]);
  const events = useMemo(() => chartEvents(session, { dose: (mg) => `${formatNumber(mg, locale)} mg` }), [session, locale]);
  return data.minutes.length === 0 ? null : <VitalsChart label={t("graph")} data={data} events={events} source={t("source")} />;
};

type PlayerProps = Place & View & { readonly facts: readonly ReturnType<typeof recordedOf>[] };

const Player = ({ facts, episodeId, sessionId, staff, timeZone }: PlayerProps) => {
  const t = useWords(replayWords);
  const words = useWords(sessionWords);
  const locale = useLocale();
  const [view, setView] = useState<ReplayView>("as-stands");
  const replay = useMemo(() => replayOf(facts, view), [facts, view]);
  const stops = useMemo(() => stopsOf(replay), [replay]);
  const playback = usePlayback(replay);
  const second = Math.floor(playback.at / 1_000) * 1_000;
  const now = useMemo(() => Temporal.Instant.fromEpochMilliseconds(second), [second]);
  const count = countAt(replay, playback.at);
  const session = useMemo(() => stateAfter(replay, count), [replay, count]);
  const shown = useMemo(() => replay.facts.slice(0, count), [replay, count]);
  const { data } = useRead(contract.readSamples, { params: { episodeId, sessionId }, query: windowOf(second) });
  const samples = useMemo(() => samplesUntil(data, second), [data, second]);
  const dosed = firstDose(session) === undefined ? undefined : (second - zeroOf(session)) / 1_000;
  const clock = formatTime(now, timeZone, locale);
  const phase = phaseOf(session, now);
  const later = replay.times.length - countAt(replay, replay.until);
  const moment = dosed === undefined ? clock : `${clock}, ${formatElapsed(dosed)}`;
  return (
    <TrainingFrame on={session.opened?.training ?? false}>
      <Stack gap={4}>
        <SessionTimer seconds={dosed} clock={clock} phase={phase && words(`phases.${phase}`)} size="large" />
        <PlaybackControls playback={playback} from={replay.from} until={replay.until} stops={stops} moment={moment} />
        <SelectField
          label={t("view")}
          value={view}
          options={replayViews.map((value) => ({ value, label: t(`views.${value}`) }))}
          onChange={(value) => setView(replayViews.find((one) => one === value) ?? view)}
        />
        <p>{[t(`viewHint.${view}`), later > 0 && t("later", { count: later })].filter(Boolean).join(" ")}</p>
        <Split aside={<Moment {...{ session, now, samples, staff, timeZone }} />}>
          <MomentGraph session={session} samples={samples} />
        </Split>
        <SessionTimeline facts={shown} staff={staff} timeZone={timeZone} />
        <p data-print="no">{t("keys")}</p>
      </Stack>
    </TrainingFrame>
  );
};

/** A past or running session, played back. It reads and never writes, and makes no sound. */
export const Replay = ({ episodeId, sessionId }: Place) => {
  const t = useWords(replayWords);
  const place = { episodeId, sessionId };
  const timeline = useRead(contract.readTimeline, { params: place });
  const session = useRead(contract.readSession, { params: place });
  const facts = useMemo(() => timeline.data?.entries.map(recordedOf), [timeline.data]);
  const here = `/app/episodes/${episodeId}`;
  const body = () => {
    if (timeline.isError || session.isError)
      return <ErrorState title={t("failed")} kept={t("failedKept")} onRetry={() => void timeline.refetch()} />;
    if (facts === undefined || session.data === undefined) return <LoadingState shape="panel" />;
    if (facts.length === 0) return <EmptyState title={t("none")} />;
    return <Player {...place} facts={facts} staff={session.data.staff} timeZone={session.data.timeZone} />;
  };
  return (
    <Page
      title={session.data?.patient.name ?? t("title")}
      documentTitle={t("title")}
      breadcrumbs={[{ label: t("episode"), href: here }]}
      actions={
        <LinkButton href={`/api/episodes/${episodeId}/dosing-sessions/${sessionId}/record.pdf`} target="_blank">
          {t("record")}
        </LinkButton>
      }
      width="full"
    >
      {body()}
    </Page>
  );
};
