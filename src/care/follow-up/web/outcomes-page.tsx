import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { SelectField } from "#ui/controls/select-field.tsx";
import { SurvivalChart } from "#ui/charts/survival-chart.tsx";
import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { followUpContract, type CohortView } from "../contract.ts";
import { followUpWords } from "./follow-up-words.ts";
import styles from "./follow-up.module.css";

type Step = CohortView["curve"]["steps"][number];

const keyOf = ({ of }: CohortView): string => JSON.stringify(of);

const CurveTable = ({ steps }: { readonly steps: readonly Step[] }) => {
  const t = useWords(followUpWords);
  const locale = useLocale();
  const percent = (share: number): string => formatNumber(share * 100, locale, { maximumFractionDigits: 1 });
  const columns: readonly Column<Step>[] = [
    { key: "days", header: t("outcomes.days"), align: "end", cell: ({ days }) => formatNumber(days, locale, { maximumFractionDigits: 1 }) },
    { key: "atRisk", header: t("outcomes.atRisk"), align: "end", cell: ({ atRisk }) => atRisk },
    { key: "events", header: t("outcomes.events"), align: "end", cell: ({ events }) => events },
    { key: "censored", header: t("outcomes.censored"), align: "end", cell: ({ censored }) => censored },
    { key: "share", header: t("outcomes.share"), align: "end", cell: ({ share }) => t("outcomes.percent", { value: percent(share) }) },
    {
      key: "bounds",
      header: t("outcomes.bounds"),
      align: "end",
      cell: ({ lower, upper }) =>
        lower === null || upper === null ? t("outcomes.unknown") : t("outcomes.range", { from: percent(lower), to: percent(upper) }),
    },
  ];
  return <DataTable caption={t("outcomes.table")} columns={columns} rows={steps} rowKey={({ days }) => String(days)} />;
};

const Cohort = ({ cohort }: { readonly cohort: CohortView }) => {
  const t = useWords(followUpWords);
  const locale = useLocale();
  const { curve, doses, patients } = cohort;
  const counts = { patients, followed: curve.followed, noResponse: doses.noResponse, notAssessed: doses.notAssessed };
  const points = curve.steps.map(({ days, share, lower, upper, censored }) => ({ at: days, share, lower, upper, left: censored }));
  const median = curve.medianDays;
  return (
    <Stack gap={4}>
      <p>{t("outcomes.counts", counts)}</p>
      {curve.followed === 0 ? (
        <p className={styles["quiet"]}>{t("outcomes.nothingFollowed")}</p>
      ) : (
        <>
          <p>
            <strong>
              {median === null
                ? t("outcomes.noMedian")
                : t("outcomes.median", { days: formatNumber(median, locale, { maximumFractionDigits: 0 }) })}
            </strong>
          </p>
          <SurvivalChart label={t("outcomes.chart")} xLabel={t("outcomes.days")} points={points} />
          <p className={styles["quiet"]}>{t("outcomes.method")}</p>
          <details>
            <summary>{t("outcomes.table")}</summary>
            <CurveTable steps={curve.steps} />
          </details>
        </>
      )}
    </Stack>
  );
};

const Cohorts = ({ cohorts }: { readonly cohorts: readonly CohortView[] }) => {
  const t = useWords(followUpWords);
  const [chosen, setChosen] = useState("");
  const cohort = cohorts.find((one) => keyOf(one) === chosen) ?? cohorts[0];
  const labelOf = ({ of }: CohortView): string => {
    switch (of.by) {
      case "all":
        return t("outcomes.all");
      case "route":
        return t(`outcomes.route.${of.route}`);
      case "condition":
        return of.condition === null ? t("outcomes.noCondition") : t(`outcomes.condition.${of.condition}`);
    }
  };
  if (cohort === undefined || cohort.patients === 0) return <EmptyState title={t("outcomes.none")}>{t("outcomes.noneBody")}</EmptyState>;
  return (
    <Stack gap={5}>
      <SelectField
        label={t("outcomes.choose")}
        value={keyOf(cohort)}
        options={cohorts.map((one) => ({ value: keyOf(one), label: labelOf(one) }))}
        onChange={setChosen}
      />
      <Panel title={labelOf(cohort)}>
        <Cohort cohort={cohort} />
      </Panel>
    </Stack>
  );
};

/** How long the benefit of doses lasted in this clinic: the curve, its bounds, and what is missing. */
export const OutcomesPage = () => {
  const t = useWords(followUpWords);
  const { data, error, isPending, refetch } = useRead(followUpContract.readDurability, {
    params: {},
    follows: { kinds: ["measures", "dosing-session"] },
  });
  return (
    <Page title={t("outcomes.title")} documentTitle={t("outcomes.title")} intro={t("outcomes.intro")}>
      {isPending && <LoadingState shape="panel" />}
      {error !== null && <ErrorState title={t("outcomes.failed")} onRetry={() => void refetch()} />}
      {data !== undefined && <Cohorts cohorts={data.cohorts} />}
    </Page>
  );
};
