import { memo, useLayoutEffect, useMemo, useRef, useSyncExternalStore, type CSSProperties, type KeyboardEvent } from "react";

import { StateMark } from "#ui/state/state-mark.tsx";
import { formatElapsed } from "#ui/words/format.ts";
import { useWords } from "#ui/words/use-words.ts";

import { conflictWords } from "../conflicts/conflict-words.ts";
import { flowsheetWords } from "./flowsheet-words.ts";
import { stripMover, type Grid } from "./move-strips.ts";
import type { Band } from "./plot-marks.ts";
import type { Gutters } from "./plot-options.ts";
import type { SampleStore } from "./sample-store.ts";
import styles from "./sheet.module.css";
import { cellsOf, shownIn, type SheetCell, type SheetRow, type SheetRowKey } from "./sheet-rows.ts";
import { stepFor } from "./time-window.ts";
import type { Viewport } from "./viewport.ts";

/** The narrowest column that "120/80" stands in beside a mark, in px. */
const leastColumn = 72;

/** Where a thing stands on its strip: from which minute, and how many minutes wide. */
const placed = ({ step, first, last }: Grid, minute: number, minutes: number): CSSProperties => {
  const share = 100 / ((last - first + 1) * step);
  return { insetInlineStart: `${(minute - first * step) * share}%`, inlineSize: `${minutes * share}%` };
};
const guttersOf = ({ start, end }: Gutters): CSSProperties & { readonly "--start": string; readonly "--end": string } => ({
  "--start": `${start}px`,
  "--end": `${end}px`,
});

/** What React renders of the axis: the columns in sight and some beside them, so that scrolling moves them and renders seldom. */
const useGrid = (viewport: Viewport, pixels: number): Grid => {
  const key = useSyncExternalStore(viewport.subscribe, () => {
    const { from, to } = viewport.window();
    const step = stepFor({ from, to }, pixels, leastColumn);
    const half = Math.ceil(pixels / leastColumn / 2);
    const place = Math.floor(from / step / half) * half;
    return `${step} ${place - 2} ${place + 3 * half + 2}`;
  });
  return useMemo(() => {
    const [step = 5, first = 0, last = 0] = key.split(" ").map(Number);
    return { step, first, last };
  }, [key]);
};

type CellProps = Pick<SheetProps, "contested"> & {
  readonly cell: SheetCell;
  readonly row: SheetRow;
  readonly grid: Grid;
  readonly onOpen: (row: SheetRow, cell: SheetCell) => void;
};

const Cell = ({ cell, row, grid, contested, onOpen }: CellProps) => {
  const t = useWords(flowsheetWords);
  const conflict = useWords(conflictWords);
  const shown = shownIn(cell);
  if (shown === undefined) return null;
  const { step } = grid;
  const more = cell.entries.length - 1;
  const said = cell.entries
    .map(({ ref, text, inError, late, simulated }) =>
      [text, inError && t("inError"), late && t("late"), simulated && t("simulated"), contested?.has(ref.id) && conflict("mark")]
        .filter(Boolean)
        .join(", "),
    )
    .join("; ");
  return (
    <div role="cell" className={styles["cell"]} data-column={cell.column} style={placed(grid, cell.column * step, step)}>
      <button
        type="button"
        tabIndex={-1}
        onClick={() => onOpen(row, cell)}
        aria-label={`${t(`rows.${row.key}`)} ${formatElapsed(cell.column * step * 60)}: ${said}`}
      >
        {cell.entries.some(({ ref }) => contested?.has(ref.id)) && <StateMark kind="amber" size="small" decorative />}
        {shown.late && <StateMark kind="late" size="small" decorative />}
        {shown.inError ? <s>{shown.text}</s> : <span>{shown.text}</span>}
        {more > 0 && <small aria-hidden="true" data-more={t("more", { count: more })} />}
      </button>
    </div>
  );
};

const streamedRows: readonly SheetRowKey[] = ["heartRate", "saturation", "respiration"];

/** What the monitor sent last in a column in which nobody charted: in quiet ink, marked as the monitor's. */
const streamedIn = (store: SampleStore, key: SheetRowKey, from: number, to: number): string | undefined => {
  if (key !== "heartRate" && key !== "saturation" && key !== "respiration") return undefined;
  for (let row = store.rowAt(to); row >= 0 && store.at(row) >= from; row -= 1) {
    const value = store.value(key, row);
    if (!Number.isNaN(value)) return String(Math.round(value));
  }
  return undefined;
};

export type SheetProps = {
  readonly rows: readonly SheetRow[];
  readonly spans: Readonly<Partial<Record<SheetRowKey, readonly Band[]>>>;
  readonly store: SampleStore;
  /** Counts up with every change of the store. */
  readonly version: number;
  readonly zero: number;
  readonly now: number;
  readonly viewport: Viewport;
  readonly gutters: Gutters;
  readonly pixels: number;
  /** Ids of entries that contradict another one, while nobody has looked. */
  readonly contested?: ReadonlySet<string> | undefined;
  readonly onOpen: (row: SheetRow, cell: SheetCell) => void;
};

type RowProps = Omit<SheetProps, "rows" | "spans" | "viewport" | "gutters" | "pixels"> & {
  readonly row: SheetRow;
  readonly grid: Grid;
  readonly spans: readonly Band[] | undefined;
};

/** Draws anew only when something of its own changed; `version` stands still for rows that no monitor sends. */
const Row = memo(({ row, grid, spans, store, zero, now, contested, onOpen }: RowProps) => {
  const t = useWords(flowsheetWords);
  const { step, first, last } = grid;
  const cells = cellsOf(row, zero, step).filter(({ column }) => column >= first && column <= last);
  const charted = new Set(cells.map(({ column }) => column));
  const newest = Math.floor(now / step);
  const columns = Array.from({ length: Math.max(0, Math.min(last, newest) - first + 1) }, (_, index) => first + index);
  const streamed = streamedRows.includes(row.key)
    ? columns
        .filter((column) => !charted.has(column))
        .map(
          (column) => [column, streamedIn(store, row.key, zero + column * step * 60_000, zero + (column + 1) * step * 60_000 - 1)] as const,
        )
    : [];
  return (
    <div role="row" className={styles["row"]}>
      <div role="rowheader" className={styles["name"]}>
        {t(`rows.${row.key}`)}
      </div>
      <div className={styles["track"]} role="presentation">
        <div className={styles["strip"]} role="presentation" data-strip="">
          {spans?.map(({ from, to }) => (
            <i key={from} aria-hidden="true" className={styles["span"]} style={placed(grid, from, Math.max(0, (to ?? now) - from))} />
          ))}
          {streamed.map(([column, text]) =>
            text === undefined ? null : (
              <div key={column} role="cell" className={styles["streamed"]} data-column={column} style={placed(grid, column * step, step)}>
                {text}
                <span className="visually-hidden"> {t("streamed")}</span>
              </div>
            ),
          )}
          {cells.map((cell) => (
            <Cell key={cell.column} cell={cell} row={row} grid={grid} contested={contested} onOpen={onOpen} />
          ))}
        </div>
      </div>
    </div>
  );
});

/** Arrows go from cell to cell: along a row, and to the nearest of the next row. */
const moveFocus = (event: KeyboardEvent<HTMLElement>): void => {
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="row"]')]
    .map((row) =>
      [...row.querySelectorAll<HTMLButtonElement>("button")].toSorted(
        (one, other) => one.getBoundingClientRect().x - other.getBoundingClientRect().x,
      ),
    )
    .filter((buttons) => buttons.length > 0);
  const at = rows.findIndex((buttons) => buttons.some((button) => button === document.activeElement));
  const along = rows[at]?.findIndex((button) => button === document.activeElement) ?? -1;
  const x = document.activeElement?.getBoundingClientRect().x ?? 0;
  const nearest = (buttons: readonly HTMLButtonElement[] | undefined) =>
    buttons?.toSorted((one, other) => Math.abs(one.getBoundingClientRect().x - x) - Math.abs(other.getBoundingClientRect().x - x))[0];
  const steps: Record<string, () => HTMLButtonElement | undefined> = {
    ArrowRight: () => (at < 0 ? rows[0]?.at(-1) : rows[at]?.[along + 1]),
    ArrowLeft: () => (at < 0 ? rows[0]?.at(-1) : rows[at]?.[along - 1]),
    ArrowDown: () => (at < 0 ? rows[0]?.at(-1) : nearest(rows[at + 1])),
    ArrowUp: () => (at < 0 ? rows[0]?.at(-1) : nearest(rows[at - 1])),
  };
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  step()?.focus();
};

/** The flowsheet: rows by group, columns by time, on the axis of the graph above. */
export const Sheet = memo(({ rows, spans, version, viewport, gutters, pixels, ...rest }: SheetProps) => {
  const t = useWords(flowsheetWords);
  const frame = useRef<HTMLDivElement>(null);
  const grid = useGrid(viewport, pixels);
  // After each rendering, before it is seen: there may be new strips and cells.
  useLayoutEffect(() => {
    if (frame.current === null) return undefined;
    const move = stripMover(frame.current, grid, pixels);
    const place = (): void => move(viewport.window());
    place();
    return viewport.subscribe(place);
  });
  const columns = Array.from({ length: grid.last - grid.first + 1 }, (_, index) => grid.first + index);
  const groups = [...Map.groupBy(rows, ({ group }) => group)];
  return (
    <div
      ref={frame}
      role="table"
      aria-label={t("record")}
      className={styles["sheet"]}
      tabIndex={0}
      onKeyDown={moveFocus}
      style={guttersOf(gutters)}
    >
      <div role="row" className="visually-hidden">
        <div role="columnheader">{t("zoom.label")}</div>
      </div>
      {groups.map(([group, own]) => (
        <div role="rowgroup" key={group} aria-label={t(`groups.${group}`)} className={styles["group"]}>
          <div className={styles["lines"]} aria-hidden="true">
            <div className={styles["strip"]} data-strip="">
              {columns.map((column) => (
                <i key={column} style={placed(grid, column * grid.step, 0)} />
              ))}
            </div>
          </div>
          {own.map((row) => (
            <Row
              key={row.key}
              row={row}
              grid={grid}
              spans={spans[row.key]}
              version={streamedRows.includes(row.key) ? version : 0}
              {...rest}
            />
          ))}
        </div>
      ))}
    </div>
  );
});
