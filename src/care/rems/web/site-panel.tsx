import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { DefinitionList } from "#ui/layout/definition-list.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { remsContract, type SiteView } from "../contract.ts";
import { remsWords } from "./rems-words.ts";
import styles from "./rems.module.css";
import { shownText } from "./shown-text.ts";
import { SiteDialog } from "./site-dialog.tsx";

const SiteFacts = ({ site }: { readonly site: SiteView }) => {
  const t = useWords(remsWords);
  const locale = useLocale();
  const address = [site.address1, site.address2, `${site.city}, ${site.state} ${site.zip}`].filter((line) => line !== "").join(", ");
  const items = [
    { term: t("site.name"), value: site.name },
    { term: t("site.address1"), value: address },
    { term: t("site.remsId"), value: site.remsId },
    { term: t("site.certifiedOn"), value: shownText(site.certifiedOn, locale) },
    ...(site.endsOn === null ? [] : [{ term: t("site.endsOn"), value: shownText(site.endsOn, locale) }]),
    { term: t("site.representative"), value: site.representative },
  ];
  return <DefinitionList items={items} />;
};

type SitePanelProps = { readonly timeZone: string; readonly mayRecord: boolean };

/** This site's certification, with every entry that was made of it. */
export const SitePanel = ({ timeZone, mayRecord }: SitePanelProps) => {
  const t = useWords(remsWords);
  const locale = useLocale();
  const [recording, setRecording] = useState(false);
  const { data, isPending, isError, refetch } = useRead(remsContract.readSite, { params: {} });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  const { site, standing, entries } = data;
  const act = mayRecord && <Button onClick={() => setRecording(true)}>{site === null ? t("site.record") : t("site.again")}</Button>;
  return (
    <Panel title={t("site.title")} note={t(`site.standing.${standing}`)} actions={act}>
      <Stack gap={4}>
        {site === null ? <p>{t("site.none")}</p> : <SiteFacts site={site} />}
        <ul className={styles["plain"]}>
          {entries.map(({ recordedAt, recordedBy, site: { remsId, representative } }) => (
            <li key={recordedAt.toString()}>
              {[t("site.by", { name: recordedBy, when: formatDateTime(recordedAt, timeZone, locale) }), remsId, representative].join(" · ")}
            </li>
          ))}
        </ul>
        <p>{t("programme")}</p>
      </Stack>
      {recording && <SiteDialog site={site} onClose={() => setRecording(false)} />}
    </Panel>
  );
};
