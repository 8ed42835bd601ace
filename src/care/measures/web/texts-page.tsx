import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { DataTable } from "#ui/layout/data-table.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { textsContract, type TextState } from "../contract-texts.ts";
import { instrumentCatalogue } from "../rules/data/instrument-catalogue.ts";
import type { InstrumentId } from "../rules/instrument-definition.ts";
import { licenceWords } from "./licence-words.ts";
import { LoadTextDialog } from "./load-text-dialog.tsx";
import { textsWords } from "./texts-words.ts";

/** Whether the wording is here, from whom, and plainly why not. */
const Wording = ({ state, timeZone }: { readonly state: TextState; readonly timeZone: string }) => {
  const t = useWords(textsWords);
  const l = useWords(licenceWords);
  const locale = useLocale();
  const { instrument, shipped, loaded } = state;
  if (loaded !== null) {
    const { version, language, loadedBy: name, licenceNote } = loaded;
    const date = formatDate(loaded.loadedAt, timeZone, locale);
    return (
      <div>
        <Tag mark="met">{t("loaded")}</Tag> {loaded.title}, {t(name === "" ? "byNobody" : "byWhom", { version, language, date, name })}
        <div>{t("note", { note: licenceNote })}</div>
      </div>
    );
  }
  if (shipped) return <Tag mark="met">{t("shipped")}</Tag>;
  return (
    <div>
      <Tag mark="unmet">{t("missing")}</Tag> {l(`why.${instrumentCatalogue[instrument].tier}`)}{" "}
      {state.loadable ? l("whoCan") : t("notConfirmed")}
    </div>
  );
};

type ActsProps = { readonly state: TextState; readonly onLoad: (instrument: InstrumentId) => void };

const Acts = ({ state, onLoad }: ActsProps) => {
  const t = useWords(textsWords);
  const { instrument, loadable } = state;
  const { shortName: name } = instrumentCatalogue[instrument];
  return (
    <>
      {loadable && (
        <Button kind="quiet" aria-label={t("loadOf", { name })} onClick={() => onLoad(instrument)}>
          {t("load")}
        </Button>
      )}
      <a
        href={`/api/instruments/questionnaire?instrument=${instrument}`}
        download={`${instrument}.json`}
        aria-label={t("exportOf", { name })}
      >
        {t("export")}
      </a>
    </>
  );
};

/** Every questionnaire, its licence, and where the wording comes from that patients are asked by. */
export const TextsPage = () => {
  const t = useWords(textsWords);
  const [loading, setLoading] = useState<InstrumentId | null>(null);
  const { data, error, isPending, refetch } = useRead(textsContract.readInstrumentTexts, { params: {} });
  if (isPending) return <LoadingState shape="panel" />;
  if (error !== null) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  const columns = [
    {
      key: "name",
      header: t("name"),
      cell: ({ instrument }: TextState) => (
        <>
          <strong>{instrumentCatalogue[instrument].shortName}</strong> {instrumentCatalogue[instrument].name}
        </>
      ),
    },
    {
      key: "tier",
      header: t("tier"),
      cell: ({ instrument }: TextState) => `${instrumentCatalogue[instrument].tier}: ${instrumentCatalogue[instrument].basis}`,
    },
    { key: "text", header: t("text"), cell: (state: TextState) => <Wording state={state} timeZone={data.timeZone} /> },
    {
      key: "acts",
      header: t("acts"),
      actions: true,
      cell: (state: TextState) => <Acts state={state} onLoad={setLoading} />,
    },
  ];
  return (
    <Page title={t("title")} documentTitle={t("title")} intro={t("intro")} width="full">
      <Panel title={t("title")} flush>
        <DataTable caption={t("title")} columns={columns} rows={data.texts} rowKey={({ instrument }) => instrument} />
      </Panel>
      {loading !== null && <LoadTextDialog key={loading} instrument={loading} onClose={() => setLoading(null)} />}
    </Page>
  );
};
