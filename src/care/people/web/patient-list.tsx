import { useDeferredValue, useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { SearchField } from "#ui/controls/search-field.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Row } from "#ui/layout/row.tsx";
import { formatPlainDate, formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { peopleContract, type PatientSummary } from "../contract.ts";
import { episodeStages } from "../rules/episode-stage.ts";
import { peopleWords } from "./people-words.ts";

type Stage = (typeof episodeStages)[number];

const PatientTable = ({ search, stage }: { readonly search: string; readonly stage: Stage | undefined }) => {
  const t = useWords(peopleWords);
  const locale = useLocale();
  const { data, isPending, isError, refetch } = useRead(peopleContract.readPatients, { params: {}, query: { search, stage }, follows: {} });
  if (isPending) return <LoadingState shape="table" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  const now = Temporal.Now.instant();
  const filtered = search !== "" || stage !== undefined;
  return (
    <DataTable<PatientSummary>
      caption={t("title")}
      rows={data.patients}
      rowKey={(patient) => patient.patientId}
      rowHref={(patient) => (patient.episode === null ? undefined : `/app/episodes/${patient.episode.episodeId}`)}
      empty={<EmptyState title={t(filtered ? "none" : "empty")}>{filtered && t("noneBody")}</EmptyState>}
      columns={[
        { key: "name", header: t("name"), cell: (patient) => patient.name },
        {
          key: "born",
          header: t("birthDate"),
          cell: (patient) => (patient.birthDate === null ? "" : formatPlainDate(Temporal.PlainDate.from(patient.birthDate), locale)),
        },
        {
          key: "stage",
          header: t("stage"),
          cell: ({ episode }) =>
            episode === null
              ? t("noEpisode")
              : [t(`stages.${episode.stage}`), episode.closedAs && t(`closings.${episode.closedAs}`)].filter(Boolean).join(" · "),
        },
        {
          key: "since",
          header: t("since"),
          cell: ({ episode }) => (episode === null ? "" : formatRelative(episode.stageSince, now, locale)),
        },
      ]}
    />
  );
};

/** Everyone of the clinic, found by a few letters or by stage. */
export const PatientList = () => {
  const t = useWords(peopleWords);
  const [search, setSearch] = useState("");
  const [stage, setStage] = useState("");
  const asked = useDeferredValue(search);
  return (
    <Page title={t("title")} intro={t("intro")} documentTitle={t("title")}>
      <Row gap={4} align="end">
        <SearchField value={search} onChange={setSearch} label={t("search")} slashKey />
        <SelectField
          label={t("stage")}
          value={stage}
          onChange={setStage}
          placeholder={t("allStages")}
          options={episodeStages.map((value) => ({ value, label: t(`stages.${value}`) }))}
        />
      </Row>
      <PatientTable search={asked} stage={episodeStages.find((one) => one === stage)} />
    </Page>
  );
};
