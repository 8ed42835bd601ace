import { useEffect, useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { SearchField } from "#ui/controls/search-field.tsx";
import { DataTable, type Column } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { protocolContract, type SourceView } from "../contract.ts";
import styles from "./sources-page.module.css";
import { sourcesWords } from "./sources-words.ts";

const standings = ["own-proposal", "from-knowledge", "citation-seen", "abstract", "looked-up"] as const;

const matches = ({ short, citation, rests }: SourceView, wanted: string): boolean => {
  const resting = rests.flatMap(({ label, settings, rules }) => [label, ...settings, ...rules]);
  const text = [short, citation, ...resting].join(" ").toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
};

const Citation = ({ source: { id, short, citation, url, note } }: { readonly source: SourceView }) => {
  const t = useWords(sourcesWords);
  return (
    <div id={id} tabIndex={-1} className={styles["citation"]}>
      <strong>{short}</strong>
      <span>{citation}</span>
      {note !== null && <span className={styles["quiet"]}>{note}</span>}
      {url !== null && (
        <a href={url} target="_blank" rel="noreferrer" aria-label={t("opens", { short })} className={styles["address"]}>
          {t("open")}
        </a>
      )}
    </div>
  );
};

const Rests = ({ source: { rests } }: { readonly source: SourceView }) => {
  const t = useWords(sourcesWords);
  if (rests.length === 0) return <span className={styles["quiet"]}>{t("readMe")}</span>;
  return (
    <ul className={styles["rests"]}>
      {rests.map(({ label, settings, rules }) => (
        <li key={label}>
          {label}
          {rules.length > 0 && <span className={styles["quiet"]}>{rules.join(", ")}</span>}
          {settings.length > 0 && (
            <details className={styles["settings"]}>
              <summary>{t("settings", { count: settings.length })}</summary>
              <ul>
                {settings.map((setting) => (
                  <li key={setting}>{setting}</li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
};

/** Brings the reference that the address names into view, once the list is there. */
const useNamed = (): void =>
  useEffect(() => {
    const named = document.getElementById(location.hash.slice(1));
    named?.scrollIntoView({ block: "center" });
    named?.focus({ preventScroll: true });
  }, []);

const List = ({ sources }: { readonly sources: readonly SourceView[] }) => {
  const t = useWords(sourcesWords);
  const [wanted, setWanted] = useState("");
  useNamed();
  const columns: readonly Column<SourceView>[] = [
    { key: "reference", header: t("reference"), width: "50%", cell: (source) => <Citation source={source} /> },
    { key: "rests", header: t("rests"), cell: (source) => <Rests source={source} /> },
  ];
  const shown = sources.filter((source) => matches(source, wanted));
  return (
    <Stack gap={5}>
      <div data-print="no">
        <SearchField label={t("find")} placeholder={t("find")} value={wanted} onChange={setWanted} slashKey />
      </div>
      {shown.length === 0 && <EmptyState title={t("noneFound")}>{t("noneFoundBody")}</EmptyState>}
      {standings.map((standing) => {
        const rows = shown.filter((source) => source.standing === standing);
        if (rows.length === 0) return null;
        return (
          <Panel key={standing} title={t(`standing.${standing}`)} note={rows.length} flush>
            <DataTable caption={t(`standing.${standing}`)} columns={columns} rows={rows} rowKey={({ id }) => id} />
          </Panel>
        );
      })}
    </Stack>
  );
};

/** Every reference that settings and rules rest on, by how far it was looked up, with what rests on it. */
export const SourcesPage = () => {
  const t = useWords(sourcesWords);
  const { data, error, isPending, refetch } = useRead(protocolContract.readSources, { params: {} });
  const print = (
    <Button kind="quiet" onClick={() => window.print()}>
      {t("print")}
    </Button>
  );
  return (
    <Page
      title={t("title")}
      documentTitle={t("title")}
      intro={t("intro")}
      breadcrumbs={[{ label: t("protocol"), href: "/app/protocol" }]}
      width="full"
      actions={print}
    >
      {isPending && <LoadingState shape="table" />}
      {error !== null && <ErrorState title={t("loadFailed")} onRetry={() => void refetch()} />}
      {data !== undefined && <List sources={data.sources} />}
    </Page>
  );
};
