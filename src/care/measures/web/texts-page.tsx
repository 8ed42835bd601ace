import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { DataTable } from "#ui/layout/data-table.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { textsContract, type TextState } from "../contract-texts.ts";
import { instrumentCatalogue } from "../rules/data/instrument-catalogue.ts";
import type { InstrumentId } from "../rules/instrument-definition.ts";
import { isSameLanguage } from "../rules/language-tag.ts";
import { ClinicLanguage } from "./clinic-language.tsx";
import { languageName } from "./language-name.ts";
import { licenceWords } from "./licence-words.ts";
import { LoadTextDialog } from "./load-text-dialog.tsx";
import styles from "./texts-page.module.css";
import { textsWords } from "./texts-words.ts";

type Loaded = TextState["loaded"][number];

const LoadedWording = ({ loaded, timeZone }: { readonly loaded: Loaded; readonly timeZone: string }) => {
  const t = useWords(textsWords);
  const locale = useLocale();
  const { version, title, loadedBy: name, licenceNote: note } = loaded;
  const date = formatDate(loaded.loadedAt, timeZone, locale);
  return (
    <div>
      <Tag mark="met">{languageName(loaded.language, locale)}</Tag> {title},{" "}
      {t(name === "" ? "byNobody" : "byWhom", { version, date, name })}
      <div className={styles["quiet"]}>{t("note", { note })}</div>
    </div>
  );
};

/** In which languages the wording is here, from whom, and plainly why not; then what is not scored of it. */
const Wording = ({ state, timeZone }: { readonly state: TextState; readonly timeZone: string }) => {
  const t = useWords(textsWords);
  const l = useWords(licenceWords);
  const locale = useLocale();
  const { instrument, shipped, loaded, limits } = state;
  const showsShipped = shipped !== null && !loaded.some(({ language }) => isSameLanguage(language, shipped));
  return (
    <Stack gap={2}>
      {loaded.map((one) => (
        <LoadedWording key={one.language} loaded={one} timeZone={timeZone} />
      ))}
      {showsShipped && (
        <div>
          <Tag mark="met">{languageName(shipped, locale)}</Tag> {t("shipped")}
        </div>
      )}
      {shipped === null && loaded.length === 0 && (
        <div>
          <Tag mark="unmet">{t("missing")}</Tag> {l(`why.${instrumentCatalogue[instrument].tier}`)}{" "}
          {state.loadable ? l("whoCan") : t("notConfirmed")}
        </div>
      )}
      {limits.map((limit) => (
        <div key={limit} className={styles["quiet"]}>
          {limit}
        </div>
      ))}
    </Stack>
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
  const there = data.texts.flatMap(({ loaded, shipped }) => [
    ...loaded.map(({ language }) => language),
    ...(shipped === null ? [] : [shipped]),
  ]);
  const columns = [
    {
      key: "name",
      header: t("name"),
      cell: ({ instrument }: TextState) => (
        <span>
          <strong>{instrumentCatalogue[instrument].shortName}</strong> {instrumentCatalogue[instrument].name}
        </span>
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
      <Stack gap={5}>
        <div className={styles["language"]}>
          <ClinicLanguage language={data.clinicLanguage} there={there} onChosen={() => void refetch()} />
        </div>
        <Panel title={t("title")} flush>
          <DataTable caption={t("title")} columns={columns} rows={data.texts} rowKey={({ instrument }) => instrument} />
        </Panel>
      </Stack>
      {loading !== null && <LoadTextDialog key={loading} instrument={loading} onClose={() => setLoading(null)} />}
    </Page>
  );
};
