import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";

import { useWidth } from "#ui/charts/use-width.ts";
import { Button } from "#ui/controls/button.tsx";
import { formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { onSpans, type OnSpan } from "../../rules/on-off.ts";
import { musicSpans } from "../music/music-spans.ts";
import { zeroOf } from "../room/zero-of.ts";
import { roomWords } from "../room/room-words.ts";
import type { Room, RoomRecord } from "../room/use-room.ts";
import { flowsheetWords } from "./flowsheet-words.ts";
import type { Band } from "./plot-marks.ts";
import type { Gutters } from "./plot-options.ts";
import { RecordPlot } from "./record-plot.tsx";
import { marksOf } from "./record-marks.ts";
import styles from "./session-record.module.css";
import { Sheet } from "./sheet.tsx";
import { sheetOf, type SheetCell, type SheetRow } from "./sheet-rows.ts";
import { firstWindow, panBy, zoomAbout, type TimeWindow } from "./time-window.ts";
import { useGestures } from "./use-gestures.ts";
import type { LiveSamples } from "./use-samples.ts";
import { viewport as newViewport, type Viewport } from "./viewport.ts";

const EntriesDialog = lazy(() => import("../correct/entries-dialog.tsx").then((file) => ({ default: file.EntriesDialog })));

export type RecordAxis = { readonly zero: number; readonly from: number; readonly until: number };

type SessionRecordProps = {
  readonly room: RoomRecord;
  readonly samples: Pick<LiveSamples, "store" | "version">;
  /** Where now is, in the clock of the server; the record of a session that is over ends with it. */
  readonly now: Temporal.Instant;
  /** Ids of entries that contradict another one, while nobody has looked. */
  readonly contested?: ReadonlySet<string> | undefined;
  /** A span that is all in sight and stands still, and where its minute 0 is, in milliseconds; without it the record goes with the time. */
  readonly axis?: RecordAxis | undefined;
  /** Where an entry can be corrected; from afar and in a replay nowhere. */
  readonly correctIn?: Room | undefined;
};

const wide: Gutters = { start: 84, end: 34 };
const narrow: Gutters = { start: 72, end: 30 };

const ZoomBar = ({ viewport, whole }: { readonly viewport: Viewport; readonly whole: TimeWindow }) => {
  const t = useWords(flowsheetWords);
  const zoom = (factor: number): void => {
    const { from, to } = viewport.window();
    viewport.show(zoomAbout({ from, to }, (from + to) / 2, factor));
  };
  const pan = (part: number): void => {
    const { from, to } = viewport.window();
    viewport.show(panBy({ from, to }, (to - from) * part));
  };
  return (
    <div className={styles["zoom"]} role="group" aria-label={t("zoom.label")} data-print="no">
      <Button kind="quiet" aria-label={t("zoom.back")} onClick={() => pan(-0.5)}>
        ‹
      </Button>
      <Button kind="quiet" aria-label={t("zoom.on")} onClick={() => pan(0.5)}>
        ›
      </Button>
      <Button kind="quiet" aria-label={t("zoom.out")} onClick={() => zoom(1.5)}>
        −
      </Button>
      <Button kind="quiet" aria-label={t("zoom.in")} onClick={() => zoom(1 / 1.5)}>
        +
      </Button>
      <Button kind="quiet" onClick={() => viewport.show(whole)}>
        {t("zoom.all")}
      </Button>
      <Button kind="quiet" onClick={() => viewport.follow()}>
        {t("zoom.now")}
      </Button>
    </div>
  );
};

/** Graph and flowsheet of a session, both in sight, on one axis of time. */
export const SessionRecord = ({ room, samples, now, contested, axis, correctIn }: SessionRecordProps) => {
  const t = useWords(roomWords);
  const locale = useLocale();
  const { session } = room;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 800);
  const gutters = width < 500 ? narrow : wide;
  const pixels = Math.max(100, width - gutters.start - gutters.end);
  const zero = axis?.zero ?? zeroOf(session);
  const ended = session.released ?? session.closed;
  const end = ((ended?.observedAt ?? now).epochMilliseconds - zero) / 60_000;
  const begin = Math.min(((axis?.from ?? session.opened?.observedAt.epochMilliseconds ?? zero) - zero) / 60_000, 0);
  const minute = Math.floor(end);
  const last = axis === undefined ? minute : Math.ceil((axis.until - zero) / 60_000);
  const whole = useMemo(() => ({ from: begin - 2, to: Math.max(last + 5, begin + 30) }), [begin, last]);
  const [viewport] = useState(() => {
    const made = newViewport(axis === undefined ? firstWindow(begin, minute, width) : whole, whole);
    if (axis !== undefined) made.show(whole);
    return made;
  });
  useEffect(() => viewport.extend(whole, minute), [viewport, whole, minute]);
  useGestures(frame, viewport, gutters);
  const [opened, setOpened] = useState<{ readonly row: SheetRow; readonly cell: SheetCell } | undefined>(undefined);
  const open = useCallback((row: SheetRow, cell: SheetCell) => setOpened({ row, cell }), []);
  const rows = useMemo(
    () => sheetOf(session, { code: (code) => t(`codes.${code}`), milligrams: (amount) => formatNumber(amount, locale) }),
    [session, t, locale],
  );
  const spans = useMemo(() => {
    const minutes = (at: Temporal.Instant): number => (at.epochMilliseconds - zero) / 60_000;
    const bandsOf = (stretches: readonly OnSpan[]): readonly Band[] =>
      stretches.map(({ from, to, words }) => ({
        from: minutes(from),
        to: to && minutes(to),
        label: words || t("codes.music-on"),
      }));
    return { eyeShades: bandsOf(onSpans(session, "eyeShades")), music: bandsOf(musicSpans(session)) };
  }, [session, zero, t]);
  const marks = useMemo(
    () =>
      marksOf(session, {
        zero,
        now: minute,
        bands: spans.music,
        dose: (amount) => `${formatNumber(amount, locale)} mg`,
        code: (code) => t(`codes.${code}`),
      }),
    [session, zero, minute, spans, locale, t],
  );
  return (
    <div ref={frame} className={styles["record"]}>
      <ZoomBar viewport={viewport} whole={whole} />
      <RecordPlot
        samples={samples}
        marks={marks}
        zero={zero}
        viewport={viewport}
        whole={whole}
        gutters={gutters}
        height={width < 500 ? 190 : 210}
      />
      <Sheet
        rows={rows}
        spans={spans}
        store={samples.store}
        version={samples.version}
        zero={zero}
        now={minute}
        viewport={viewport}
        gutters={gutters}
        pixels={pixels}
        contested={contested}
        onOpen={open}
      />
      {opened && (
        <Suspense fallback={null}>
          <EntriesDialog
            room={room}
            refs={opened.cell.entries.map(({ ref }) => ref)}
            correctIn={correctIn}
            onClose={() => setOpened(undefined)}
          />
        </Suspense>
      )}
    </div>
  );
};
