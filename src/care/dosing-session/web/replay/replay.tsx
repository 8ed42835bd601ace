import { useMemo, useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
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
import { formatElapsed, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract as contract } from "../../contract.ts";
import { firstDose, type DosingSession } from "../../rules/dosing-session.ts";
import { nextDue } from "../../rules/due-vitals.ts";
import { latestValues } from "../../rules/latest-values.ts";
import { phaseOf } from "../../rules/phase.ts";
import { countAt, replayOf, replayViews, stateAfter, stopsOf, type ReplayView } from "../../rules/replay.ts";
import { responsibleAt } from "../../rules/responsibility.ts";
import { AlarmList } from "../alarms/alarm-list.tsx";
import { shownAlarms } from "../alarms/shown-alarms.ts";
import { sampleStore, type SampleStore } from "../flowsheet/sample-store.ts";
import { SessionRecord, type RecordAxis } from "../flowsheet/session-record.tsx";
import { recordedOf } from "../room/recorded-of.ts";
import { SessionTimeline } from "../room/session-timeline.tsx";
import type { RoomRecord } from "../room/use-room.ts";
import { VitalTiles } from "../room/vital-tiles.tsx";
import { zeroOf } from "../room/zero-of.ts";
import { sessionWords } from "../session-words.ts";
import { PlaybackControls } from "./playback-controls.tsx";
import { replayWords } from "./replay-words.ts";
import { latestIn, storeUntil } from "./shown-samples.ts";
import { usePlayback } from "./use-playback.ts";

type Place = { readonly episodeId: string; readonly sessionId: string };
type View = NonNullable<RoomRecord["view"]>;

type MomentProps = { readonly view: View; readonly session: DosingSession; readonly now: Temporal.Instant; readonly store: SampleStore };

/** The room as it was at one moment: every value with the age it had, every alarm as it stood, what was due and overdue. */
const Moment = ({ session, now, store, view: { staff, timeZone } }: MomentProps) => {
  const t = useWords(replayWords);
  const locale = useLocale();
  const due = nextDue(session, now);
  const holder = responsibleAt(session, now);
  const name = staff.find((one) => one.id === holder)?.name ?? t("nobody");
  const lostSignals = Object.keys(session.lostSignals).filter((one) => one === "saturation" || one === "heartRate" || one === "systolic");
  const latest = latestIn(store, session.opened?.training ?? false);
  const alarms = shownAlarms(session, { latest, store }, now);
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

type PlayerProps = Place & { readonly view: View; readonly facts: readonly ReturnType<typeof recordedOf>[] };

/** Every monitor value of the session; what a moment knows of them is cut out of it. */
const useStore = (place: Place): SampleStore => {
  const { data } = useRead(contract.readSamples, { params: place, query: {} });
  return useMemo(() => {
    const store = sampleStore();
    if (data !== undefined) store.add(data);
    return store;
  }, [data]);
};

const Player = ({ facts, episodeId, sessionId, view }: PlayerProps) => {
  const t = useWords(replayWords);
  const words = useWords(sessionWords);
  const locale = useLocale();
  const [known, setKnown] = useState<ReplayView>("as-stands");
  const replay = useMemo(() => replayOf(facts, known), [facts, known]);
  const stops = useMemo(() => stopsOf(replay), [replay]);
  const playback = usePlayback(replay);
  const second = Math.floor(playback.at / 1_000) * 1_000;
  const now = useMemo(() => Temporal.Instant.fromEpochMilliseconds(second), [second]);
  const axis = useMemo((): RecordAxis => {
    const zero = zeroOf(stateAfter(replay, replay.facts.length));
    return { zero, from: replay.from, until: replay.until };
  }, [replay]);
  const count = countAt(replay, playback.at);
  const session = useMemo(() => stateAfter(replay, count), [replay, count]);
  const shown = useMemo(() => replay.facts.slice(0, count), [replay, count]);
  const whole = useStore({ episodeId, sessionId });
  const samples = useMemo(() => ({ store: storeUntil(whole, second), version: second }), [whole, second]);
  const dosed = firstDose(session) === undefined ? undefined : (second - zeroOf(session)) / 1_000;
  const clock = formatTime(now, view.timeZone, locale);
  const phase = phaseOf(session, now);
  const later = replay.times.length - countAt(replay, replay.until);
  const moment = dosed === undefined ? clock : `${clock}, ${formatElapsed(dosed)}`;
  const record: RoomRecord = { session, facts: shown, view, timeZone: view.timeZone };
  return (
    <TrainingFrame on={session.opened?.training ?? false}>
      <Stack gap={4}>
        <SessionTimer seconds={dosed} clock={clock} phase={phase && words(`phases.${phase}`)} />
        <PlaybackControls playback={playback} from={replay.from} until={replay.until} stops={stops} moment={moment} />
        <Split aside={<Moment {...{ session, now, view, store: samples.store }} />}>
          <SessionRecord room={record} samples={samples} now={now} axis={axis} />
        </Split>
        <SelectField
          label={t("view")}
          value={known}
          options={replayViews.map((value) => ({ value, label: t(`views.${value}`) }))}
          onChange={(value) => setKnown(replayViews.find((one) => one === value) ?? known)}
        />
        <p>{[t(`viewHint.${known}`), later > 0 && t("later", { count: later })].filter(Boolean).join(" ")}</p>
        <SessionTimeline facts={shown} staff={view.staff} timeZone={view.timeZone} />
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
    return <Player {...place} facts={facts} view={session.data} />;
  };
  return (
    <Page
      title={session.data?.patient.name ?? t("title")}
      documentTitle={t("title")}
      breadcrumbs={[{ label: t("episode"), href: here }]}
      actions={
        <LinkButton href={`/api/episodes/${episodeId}/dosing-sessions/${sessionId}/printed-record`} target="_blank">
          {t("record")}
        </LinkButton>
      }
      width="full"
    >
      {body()}
    </Page>
  );
};
