import { useState } from "react";

import { pharmacyContract } from "#care/pharmacy/contract.ts";
import { micrograms, milligramsOf } from "#kernel/quantity.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay } from "#platform/identity/browser/me.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { DrugAnswer, SessionDraw } from "../../contract-drug.ts";
import { dosingSessionContract } from "../../contract.ts";
import { syringesOf, type Syringe } from "../../rules/syringes.ts";
import { DrawDialog } from "./draw-dialog.tsx";
import { DrugEntries } from "./drug-entries.tsx";
import styles from "./drug-panel.module.css";
import { drugWords } from "./drug-words.ts";
import { PutBackDialog, WasteDialog } from "./leftover-dialog.tsx";
import type { Room } from "../room/use-room.ts";

const nothing: DrugAnswer = { lots: [], draws: [], witnesses: [] };

const NameDifference = ({ draw, onClose }: { readonly draw: SessionDraw; readonly onClose: () => void }) => {
  const t = useWords(drugWords);
  const { show } = useToasts();
  const [discrepancyId] = useState(newId);
  const command = useCommand(pharmacyContract.recordDiscrepancy);
  const { lotId, administrationId, open } = draw;
  const name = (note: string): void =>
    command.mutate(
      {
        params: { lotId },
        body: { discrepancyId, administrationId, cause: "draw", difference: micrograms(-open.value), note },
      },
      {
        onSuccess: () => {
          onClose();
          show({ message: t("nameDone") });
        },
      },
    );
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("nameTitle", { amount: Math.abs(milligramsOf(open)) })}
      description={t("nameBody")}
      confirmLabel={t("nameConfirm")}
      reason="required"
      reasonLabel={t("nameNote")}
      busy={command.isPending}
      onConfirm={name}
    >
      {command.error !== null && <p role="alert">{command.error.message}</p>}
    </ConfirmDialog>
  );
};

type SyringeLineProps = { readonly syringe: Syringe; readonly draws: readonly SessionDraw[] };

/** One draw and what became of it; what is missing stands beside it with its amount. */
const SyringeLine = ({ syringe, draws }: SyringeLineProps) => {
  const t = useWords(drugWords);
  const mayName = useMay("pharmacy.work");
  const [naming, setNaming] = useState<SessionDraw>();
  const ledger = draws.filter(({ administrationId }) => administrationId === syringe.administrationId);
  const uneven = ledger.filter(({ open }) => open.value !== 0);
  const left = milligramsOf(syringe.left);
  const became = { given: milligramsOf(syringe.given), wasted: milligramsOf(syringe.wasted), back: milligramsOf(syringe.putBack) };
  const isNamed = left !== 0 && ledger.length > 0 && uneven.length === 0;
  return (
    <li className={styles["syringe"]}>
      <p className={styles["head"]}>
        <strong>{t(syringe.inUnits ? "units" : "syringe", { amount: milligramsOf(syringe.drawn) })}</strong>
        <span className={styles["quiet"]}>
          {syringe.lotId === null ? t("noLot") : ledger[0] === undefined ? "" : t("lot", { lot: ledger[0].lotNumber })}
        </span>
        {left === 0 ? (
          <Tag>{t("even")}</Tag>
        ) : (
          <Tag kind={isNamed ? "plain" : "amber"}>
            {isNamed ? t("named") : left > 0 ? t("left", { amount: left }) : t("over", { amount: -left })}
          </Tag>
        )}
      </p>
      <p className={styles["quiet"]}>{t(became.back === 0 ? "became" : "becameBack", became)}</p>
      {mayName &&
        uneven.map((draw) => (
          <Button key={draw.lotId} kind="quiet" onClick={() => setNaming(draw)}>
            {t("name")}
          </Button>
        ))}
      {naming !== undefined && <NameDifference draw={naming} onClose={() => setNaming(undefined)} />}
    </li>
  );
};

type Act = "draw" | "waste" | "put-back";

/** The drug of this session: what was drawn, what became of it, and who saw what was wasted. */
export const DrugPanel = ({ room, staffId, mayChart }: { readonly room: Room; readonly staffId: string; readonly mayChart: boolean }) => {
  const t = useWords(drugWords);
  const [act, setAct] = useState<Act>();
  const { data } = useRead(dosingSessionContract.readDrug, {
    params: room.place,
    follows: { kinds: ["dosing-session", "lot"] },
    refreshEvery: 10_000,
  });
  const { lots, draws, witnesses } = data ?? nothing;
  const syringes = syringesOf(room.session);
  const inUnits = syringes.filter((one) => one.inUnits);
  const form = room.session.opened?.form ?? "solution";
  const close = (): void => setAct(undefined);
  return (
    <Stack gap={5}>
      {data === undefined && <p className={styles["quiet"]}>{t("offline")}</p>}
      {mayChart && (
        <Row gap={2}>
          <Button kind="primary" onClick={() => setAct("draw")}>
            {t(form === "solution" ? "draw" : "takeOut")}
          </Button>
          {syringes.length > 0 && <Button onClick={() => setAct("waste")}>{t("waste")}</Button>}
          {inUnits.length > 0 && <Button onClick={() => setAct("put-back")}>{t("putBack")}</Button>}
        </Row>
      )}
      {syringes.length === 0 && <EmptyState title={t("none")}>{t("noneBody")}</EmptyState>}
      {syringes.length > 0 && (
        <ul className={styles["syringes"]}>
          {syringes.map((syringe) => (
            <SyringeLine key={syringe.administrationId} syringe={syringe} draws={draws} />
          ))}
        </ul>
      )}
      <DrugEntries room={room} staffId={staffId} mayChart={mayChart} witnesses={witnesses} lots={lots} draws={draws} />
      {act === "draw" && <DrawDialog room={room} lots={lots} onClose={close} />}
      {act === "waste" && <WasteDialog room={room} syringes={syringes} onClose={close} />}
      {act === "put-back" && <PutBackDialog room={room} syringes={inUnits} lots={lots} onClose={close} />}
    </Stack>
  );
};
