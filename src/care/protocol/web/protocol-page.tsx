import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { LinkButton } from "#ui/controls/link-button.tsx";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { SearchField } from "#ui/controls/search-field.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { PrintIdentity } from "#ui/layout/print-identity.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";
import type { AnswerOf } from "#platform/http/contract.ts";

import { protocolContract, type SettingView } from "../contract.ts";
import { ChangeHistory } from "./change-history.tsx";
import { ChangeSettingDialog } from "./change-setting-dialog.tsx";
import { isChanged } from "./is-changed.ts";
import { protocolWords } from "./protocol-words.ts";
import { SettingsTable } from "./settings-table.tsx";
import { shortCitation } from "./short-citation.ts";
import { WaitingChanges } from "./waiting-changes.tsx";

type Protocol = AnswerOf<typeof protocolContract.readProtocol>;

const matches = (setting: SettingView, wanted: string): boolean => {
  const text = `${setting.label} ${setting.key} ${setting.sources.map(shortCitation).join(" ")}`.toLowerCase();
  return wanted
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => text.includes(word));
};

const Settings = ({ protocol }: { readonly protocol: Protocol }) => {
  const t = useWords(protocolWords);
  const maySign = useMay("protocol.sign");
  const [wanted, setWanted] = useState("");
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [changing, setChanging] = useState<SettingView | undefined>(undefined);
  const shown = protocol.settings.filter((setting) => matches(setting, wanted) && (!onlyChanged || isChanged(setting)));
  return (
    <Stack gap={5}>
      <div data-print="no">
        <Row gap={5}>
          <SearchField label={t("find")} placeholder={t("find")} value={wanted} onChange={setWanted} slashKey />
          <Checkbox label={t("onlyChanged")} checked={onlyChanged} onChange={setOnlyChanged} />
        </Row>
      </div>
      {shown.length === 0 && (
        <EmptyState title={t(onlyChanged ? "noneChanged" : "noneFound")}>{t(onlyChanged ? "noneChangedBody" : "noneFoundBody")}</EmptyState>
      )}
      {protocol.groups.map(({ code, label }) => {
        const settings = shown.filter((setting) => setting.group === code);
        if (settings.length === 0) return null;
        return (
          <Panel key={code} title={label} note={settings.length} flush>
            <SettingsTable caption={label} settings={settings} onChange={maySign ? setChanging : undefined} />
          </Panel>
        );
      })}
      {changing !== undefined && <ChangeSettingDialog setting={changing} onClose={() => setChanging(undefined)} />}
    </Stack>
  );
};

const Whole = ({ protocol }: { readonly protocol: Protocol }) => {
  const t = useWords(protocolWords);
  const locale = useLocale();
  const labels = new Map(protocol.settings.map((setting) => [setting.key, setting.label]));
  const labelOf = (key: string): string => labels.get(key) ?? key;
  const version = protocol.version === 0 ? t("asShipped") : t("version", { version: protocol.version });
  const printed = t("printed", { when: formatDateTime(Temporal.Now.instant(), protocol.timeZone, locale) });
  return (
    <PrintIdentity lines={[protocol.clinicName, `${t("title")}, ${version}`, printed]}>
      <Stack gap={6}>
        <p>{version}</p>
        <WaitingChanges changes={protocol.changes} labelOf={labelOf} timeZone={protocol.timeZone} />
        <Settings protocol={protocol} />
        <Panel title={t("history.title")} flush>
          <ChangeHistory changes={protocol.changes} labelOf={labelOf} timeZone={protocol.timeZone} />
        </Panel>
      </Stack>
    </PrintIdentity>
  );
};

/** Every clinical default of the clinic, by stage, with its source and bounds; the medical director signs another value here. */
export const ProtocolPage = () => {
  const t = useWords(protocolWords);
  const { data, error, isPending, refetch } = useRead(protocolContract.readProtocol, { params: {}, follows: { kinds: ["protocol"] } });
  const acts = (
    <>
      <LinkButton href="/app/sources">{t("sources")}</LinkButton>
      <Button kind="quiet" onClick={() => window.print()}>
        {t("print")}
      </Button>
    </>
  );
  return (
    <Page title={t("title")} documentTitle={t("title")} intro={t("intro")} width="full" actions={acts}>
      {isPending && <LoadingState shape="table" />}
      {error !== null && <ErrorState title={t("loadFailed")} onRetry={() => void refetch()} />}
      {data !== undefined && <Whole protocol={data} />}
    </Page>
  );
};
