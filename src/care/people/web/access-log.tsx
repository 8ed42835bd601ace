import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Row } from "#ui/layout/row.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { accessContract, type AccessEntry } from "../access-contract.ts";
import { accessWords } from "./access-words.ts";

/** One person or one patient of whom alone the looks are shown. */
type Only = { readonly of: "person" | "patient"; readonly id: string; readonly name: string };

const usePersonName = () => {
  const t = useWords(accessWords);
  return ({ kind, name }: AccessEntry["person"]): string => {
    if (name === null) return t("nameless");
    if (kind === "patient") return t("patientSelf", { name });
    return kind === "gateway" ? t("monitor", { name }) : name;
  };
};

type EntriesProps = {
  readonly timeZone: string;
  readonly only: Only | undefined;
  readonly onOnly: (only: Only) => void;
  readonly before: string | undefined;
  readonly onBefore: (before: string | undefined) => void;
};

const Entries = ({ timeZone, only, onOnly, before, onBefore }: EntriesProps) => {
  const t = useWords(accessWords);
  const locale = useLocale();
  const nameOf = usePersonName();
  const filter = only === undefined ? {} : only.of === "person" ? { personId: only.id } : { patientId: only.id };
  const { data, isPending, isError, refetch } = useRead(accessContract.readAccess, { params: {}, query: { ...filter, before } });
  if (isPending) return <LoadingState shape="table" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  const choose = (of: Only["of"], id: string, name: string) => (
    <Button kind="quiet" onClick={() => onOnly({ of, id, name })}>
      {name}
    </Button>
  );
  return (
    <>
      <DataTable<AccessEntry>
        caption={t("title")}
        rows={data.entries}
        rowKey={(entry) => String(entry.accessId)}
        empty={<EmptyState title={t("none")} />}
        columns={[
          { key: "at", header: t("at"), cell: (entry) => formatDateTime(entry.at, timeZone, locale), width: "12rem" },
          { key: "person", header: t("person"), cell: ({ person }) => choose("person", person.id, nameOf(person)) },
          { key: "patient", header: t("patient"), cell: ({ patient }) => choose("patient", patient.id, patient.name ?? t("nameless")) },
          { key: "what", header: t("what"), cell: (entry) => entry.what },
          { key: "why", header: t("why"), cell: (entry) => entry.why },
        ]}
      />
      <Row gap={2}>
        {before !== undefined && <Button onClick={() => onBefore(undefined)}>{t("newest")}</Button>}
        {data.next !== null && <Button onClick={() => onBefore(String(data.next))}>{t("older")}</Button>}
      </Row>
    </>
  );
};

/** Every look at a chart, newest first; a press on a name shows that person's or that patient's alone. */
export const AccessLog = ({ timeZone }: { readonly timeZone: string }) => {
  const t = useWords(accessWords);
  const [only, setOnly] = useState<Only | undefined>(undefined);
  const [before, setBefore] = useState<string | undefined>(undefined);
  const show = (next: Only | undefined): void => {
    setOnly(next);
    setBefore(undefined);
  };
  return (
    <Page title={t("title")} intro={t("intro")} documentTitle={t("title")}>
      {only !== undefined && (
        <Row gap={3} align="center">
          <p role="status">{t(only.of === "person" ? "onlyPerson" : "onlyPatient", { name: only.name })}</p>
          <Button onClick={() => show(undefined)}>{t("all")}</Button>
        </Row>
      )}
      <Entries timeZone={timeZone} only={only} onOnly={show} before={before} onBefore={setBefore} />
    </Page>
  );
};
