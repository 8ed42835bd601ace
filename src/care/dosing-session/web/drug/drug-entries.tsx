import { useState } from "react";

import { WitnessDialog } from "#care/pharmacy/web/witness-dialog.tsx";
import { milligramsOf } from "#kernel/quantity.ts";
import { useMay } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { DataTable } from "#ui/layout/data-table.tsx";
import { Row } from "#ui/layout/row.tsx";
import { formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { DrugAnswer } from "../../contract-drug.ts";
import { dosingSessionContract } from "../../contract.ts";
import { enterDrugEntryInError } from "../../rules/account-drug.ts";
import type { DrugEntry } from "../../rules/dosing-session.ts";
import { drugWords } from "./drug-words.ts";
import type { Room } from "../room/use-room.ts";

type DrugEntriesProps = Pick<DrugAnswer, "witnesses" | "lots" | "draws"> & {
  readonly room: Room;
  readonly staffId: string;
  readonly mayChart: boolean;
};

type Waste = { readonly entryId: string; readonly lotId: string };

/** Whether this person may speak for a waste: somebody else's, sent, of a lot that is named, and not witnessed yet. */
const wasteToSee = (entry: DrugEntry, staffId: string, witness: string | null): Waste | undefined =>
  entry.type === "drug-wasted" &&
  entry.inError === null &&
  witness === null &&
  entry.by.id !== staffId &&
  entry.receivedAt !== null &&
  entry.lotId !== null
    ? { entryId: entry.entryId, lotId: entry.lotId }
    : undefined;

const CrossOut = ({ room, entryId, onClose }: { readonly room: Room; readonly entryId: string; readonly onClose: () => void }) => {
  const t = useWords(drugWords);
  const cross = (reason: string): void => {
    const body = { entryId, reason };
    void room.chart(dosingSessionContract.enterDrugEntryInError, body, (session) => enterDrugEntryInError(session, body));
    onClose();
  };
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("cross.title")}
      description={t("cross.body")}
      confirmLabel={t("cross.act")}
      reason="required"
      onConfirm={cross}
    />
  );
};

/** Every entry about the drug, newest first; crossed out ones stay. */
export const DrugEntries = ({ room, staffId, mayChart, witnesses, lots, draws }: DrugEntriesProps) => {
  const t = useWords(drugWords);
  const locale = useLocale();
  const mayWitness = useMay("waste.witness");
  const [crossing, setCrossing] = useState<string>();
  const [seeing, setSeeing] = useState<Waste>();
  const timeZone = room.view?.timeZone ?? "UTC";
  const lotOf = (id: string | null): string => [...lots, ...draws].find(({ lotId }) => lotId === id)?.lotNumber ?? t("noLot");
  const nameOf = (id: string): string => room.view?.staff.find((one) => one.id === id)?.name ?? "";
  const witnessOf = (entry: DrugEntry): string | null => witnesses.find(({ entryId }) => entryId === entry.entryId)?.name ?? null;
  const actsOn = (entry: DrugEntry) => {
    const waste = mayWitness ? wasteToSee(entry, staffId, witnessOf(entry)) : undefined;
    return (
      <Row gap={1}>
        {waste !== undefined && <Button onClick={() => setSeeing(waste)}>{t("seen")}</Button>}
        {mayChart && entry.inError === null && (
          <Button kind="quiet" onClick={() => setCrossing(entry.entryId)}>
            {t("cross.act")}
          </Button>
        )}
      </Row>
    );
  };
  if (room.session.drugEntries.length === 0) return null;
  return (
    <>
      <DataTable<DrugEntry>
        caption={t("entries")}
        rows={room.session.drugEntries.toReversed()}
        rowKey={(entry) => entry.entryId}
        rowState={(entry) => (entry.inError === null ? undefined : "in-error")}
        columns={[
          { key: "time", header: t("time"), cell: (entry) => formatTime(entry.observedAt, timeZone, locale) },
          { key: "what", header: t("what"), cell: (entry) => t(`kinds.${entry.type}`) },
          { key: "amount", header: t("amount"), align: "end", cell: (entry) => t("mg", { amount: milligramsOf(entry.amount) }) },
          { key: "lot", header: t("fields.lot"), cell: (entry) => lotOf(entry.lotId) },
          { key: "by", header: t("by"), cell: (entry) => nameOf(entry.by.id) },
          {
            key: "witness",
            header: t("witness"),
            cell: (entry) => (entry.type === "drug-wasted" && entry.inError === null ? (witnessOf(entry) ?? t("noWitness")) : ""),
          },
          { key: "acts", header: t("entries"), actions: true, cell: actsOn },
        ]}
      />
      {crossing !== undefined && <CrossOut room={room} entryId={crossing} onClose={() => setCrossing(undefined)} />}
      {seeing !== undefined && <WitnessDialog {...seeing} onClose={() => setSeeing(undefined)} />}
    </>
  );
};
