import { TrajectoryChart } from "#ui/charts/trajectory-chart.tsx";
import type { DoseMark } from "#ui/charts/trajectory.ts";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { MeasuresView } from "../contract.ts";
import { instrumentCatalogue } from "../rules/data/instrument-catalogue.ts";
import { trajectory, type Trajectory } from "../rules/trajectory.ts";
import { measuresWords } from "./measures-words.ts";

type Scale = MeasuresView["scales"][number];

const seriesOf = ({ instrument, points }: Trajectory, { bands }: Scale, range: NonNullable<Scale["range"]>, unit: string) => {
  const labels = new Map(bands.map(({ code, label }) => [code, label]));
  return {
    key: instrument,
    name: instrumentCatalogue[instrument].shortName,
    unit,
    ...range,
    points: points.flatMap(({ at, total, band }) => (total === null ? [] : [{ at, value: total, note: labels.get(band ?? "") }])),
    bands: bands.filter(({ min }) => min > range.min && min <= range.max).map(({ min, label }) => ({ at: min, label })),
  };
};

type TrajectoryPanelProps = {
  readonly measures: Pick<MeasuresView, "results" | "scales">;
  /** When and what was given; the session's own stage knows. */
  readonly doses?: readonly DoseMark[];
  readonly timeZone: string;
};

/** Each questionnaire's scores over time, with the doses marked. Results without a total are counted, never drawn. */
export const TrajectoryPanel = ({ measures, doses = [], timeZone }: TrajectoryPanelProps) => {
  const t = useWords(measuresWords);
  // What has no total of its own stands in the list of results alone.
  const courses = trajectory(measures).flatMap((course) => {
    const scale = measures.scales.find(({ instrument }) => instrument === course.instrument);
    return scale === undefined || scale.range === null ? [] : [{ ...course, scale, range: scale.range }];
  });
  const gaps = courses.flatMap(({ points }) => points).filter(({ total }) => total === null).length;
  if (courses.length === 0) {
    return (
      <Panel title={t("trajectory.title")}>
        <EmptyState title={t("trajectory.none")} />
      </Panel>
    );
  }
  return (
    <Panel title={t("trajectory.title")} note={gaps === 0 ? undefined : t("trajectory.gap", { count: gaps })}>
      <TrajectoryChart
        label={t("trajectory.label")}
        series={courses.map((course) => seriesOf(course, course.scale, course.range, t("trajectory.unit")))}
        doses={doses}
        timeZone={timeZone}
        source={t("trajectory.source")}
      />
    </Panel>
  );
};
