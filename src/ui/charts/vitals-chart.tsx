import { lazy, Suspense } from "react";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import type { VitalsData, VitalsEvent } from "./vitals-data.ts";
import styles from "./vitals-chart.module.css";

interface VitalsChartProps {
  /** "Vital signs of the session on 23 November". */
  readonly label: string;
  readonly data: VitalsData;
  readonly events?: readonly VitalsEvent[] | undefined;
  /** The minutes shown; all of them by default. */
  readonly window?: readonly [from: number, to: number] | undefined;
  readonly height?: number | undefined;
  readonly source?: string | undefined;
}

const VitalsPlot = lazy(() => import("./vitals-plot.tsx").then((file) => ({ default: file.VitalsPlot })));

/** Blood pressure as bars, heart rate and saturation as lines, on one axis of minutes from the dose. The page gives the table. */
export const VitalsChart = ({ label, data, events = [], window, height = 300, source }: VitalsChartProps) => {
  const t = useWords(uiWords);
  return (
    <figure className={styles["chart"]} aria-label={label}>
      <Suspense
        fallback={
          <div className={styles["waiting"]} style={{ blockSize: height + 30 }} role="status">
            <span className="visually-hidden">{t("chart.loading")}</span>
          </div>
        }
      >
        <VitalsPlot label={label} data={data} events={events} window={window} height={height} />
      </Suspense>
      {source && <figcaption className={styles["source"]}>{t("chart.source", { source })}</figcaption>}
    </figure>
  );
};
