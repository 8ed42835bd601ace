import { useParams } from "@tanstack/react-router";
import { useState } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay } from "#platform/identity/browser/me.ts";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { PrintIdentity } from "#ui/layout/print-identity.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { pharmacyContract } from "../contract.ts";
import { AmendDialog } from "./amend-dialog.tsx";
import { CorrectDialog } from "./correct-dialog.tsx";
import { DiscrepanciesPanel } from "./discrepancies-panel.tsx";
import { ExplainDialog } from "./explain-dialog.tsx";
import { LedgerTable } from "./ledger-table.tsx";
import { LotActs } from "./lot-acts.tsx";
import { LotBalance } from "./lot-balance.tsx";
import type { Ledger } from "./lot-dialog-props.ts";
import { pharmacyWords } from "./pharmacy-words.ts";
import { ReceiptPanel } from "./receipt-panel.tsx";
import { ReportDialog } from "./report-dialog.tsx";
import { useStrengthLabel } from "./strength-label.ts";
import { VialsPanel } from "./vials-panel.tsx";
import type { Colleague } from "./witness-field.tsx";
import { WitnessDialog } from "./witness-dialog.tsx";

/** An act on something that stands in the ledger: an entry or a discrepancy. */
type OpenAct =
  | { readonly kind: "report" | "explain"; readonly discrepancyId: string }
  | { readonly kind: "amend" }
  | { readonly kind: "correct"; readonly version: number }
  | { readonly kind: "witness"; readonly entryId: string };

type OpenDialogProps = {
  readonly act: OpenAct;
  readonly ledger: Ledger;
  readonly colleagues: readonly Colleague[];
  readonly onClose: () => void;
};

const OpenDialog = ({ act, ...rest }: OpenDialogProps) => {
  switch (act.kind) {
    case "report":
      return <ReportDialog {...rest} discrepancyId={act.discrepancyId} />;
    case "explain":
      return <ExplainDialog {...rest} discrepancyId={act.discrepancyId} />;
    case "amend":
      return <AmendDialog {...rest} />;
    case "correct":
      return <CorrectDialog {...rest} version={act.version} />;
    case "witness":
      return <WitnessDialog lotId={rest.ledger.lot.lotId} entryId={act.entryId} onClose={rest.onClose} />;
  }
};

const Panels = ({ ledger, onAct }: { readonly ledger: Ledger; readonly onAct: ((act: OpenAct) => void) | undefined }) => {
  const t = useWords(pharmacyWords);
  const { lot, lines, vials, discrepancies, timeZone } = ledger;
  return (
    <Stack gap={6}>
      <LotBalance ledger={ledger} />
      {discrepancies.length > 0 && (
        <DiscrepanciesPanel
          discrepancies={discrepancies}
          timeZone={timeZone}
          onAct={onAct && ((kind, discrepancyId) => onAct({ kind, discrepancyId }))}
        />
      )}
      {vials.length > 0 && <VialsPanel vials={vials} timeZone={timeZone} />}
      <Panel title={t("ledger.lines")} flush>
        <LedgerTable
          lotId={lot.lotId}
          lines={lines}
          timeZone={timeZone}
          onAct={
            onAct && (({ kind, line }) => onAct(kind === "correct" ? { kind, version: line.version } : { kind, entryId: line.entryId }))
          }
        />
      </Panel>
      <ReceiptPanel ledger={ledger} onAmend={onAct && (() => onAct({ kind: "amend" }))} />
    </Stack>
  );
};

/** One lot's ledger: whether it balances, by how much not and since when, and every line, for the screen and for an inspector. */
export const LedgerPage = () => {
  const t = useWords(pharmacyWords);
  const strengthOf = useStrengthLabel();
  const { lotId = "" } = useParams({ strict: false });
  const [act, setAct] = useState<OpenAct>();
  const mayWork = useMay("pharmacy.work");
  const witnesses = useRead(pharmacyContract.readWitnesses, { params: {}, enabled: mayWork });
  const { data, error, isPending, refetch } = useRead(pharmacyContract.readLedger, {
    params: { lotId },
    follows: { kinds: ["lot", "session"] },
  });
  if (isPending) return <LoadingState shape="table" />;
  if (error !== null) return <ErrorState title={t("loadFailed")} onRetry={() => void refetch()} />;
  const { lot } = data;
  const colleagues = witnesses.data?.colleagues;
  const what = `${t(`drug.${lot.drug}`)}, ${t(`form.${lot.form}`)}, ${strengthOf(lot.strength)}`;
  const title = t("ledger.title", { lot: lot.lotNumber });
  return (
    <PrintIdentity lines={[data.clinicName, title, what]}>
      <Page
        title={title}
        documentTitle={t("ledger.documentTitle")}
        intro={what}
        breadcrumbs={[{ label: t("title"), href: "/app/pharmacy" }]}
        actions={<LotActs ledger={data} colleagues={colleagues} />}
        width="full"
      >
        <Panels ledger={data} onAct={colleagues && setAct} />
        {act !== undefined && colleagues !== undefined && (
          <OpenDialog act={act} ledger={data} colleagues={colleagues} onClose={() => setAct(undefined)} />
        )}
      </Page>
    </PrintIdentity>
  );
};
