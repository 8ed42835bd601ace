import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Menu, type MenuItem } from "#ui/controls/menu.tsx";
import { Row } from "#ui/layout/row.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { isSolution } from "../rules/drug.ts";
import { CountDialog } from "./count-dialog.tsx";
import { DestroyDialog } from "./destroy-dialog.tsx";
import { DispenseDialog } from "./dispense-dialog.tsx";
import { DrawDialog } from "./draw-dialog.tsx";
import { LossDialog } from "./loss-dialog.tsx";
import type { Ledger, LotDialogProps } from "./lot-dialog-props.ts";
import { OpenVialDialog } from "./open-vial-dialog.tsx";
import { pharmacyWords } from "./pharmacy-words.ts";
import { ReturnDialog } from "./return-dialog.tsx";
import { WasteDialog } from "./waste-dialog.tsx";
import type { Colleague } from "./witness-field.tsx";

const dialogs = {
  count: CountDialog,
  waste: WasteDialog,
  vial: OpenVialDialog,
  draw: DrawDialog,
  give: DispenseDialog,
  back: ReturnDialog,
  destroy: DestroyDialog,
  loss: LossDialog,
} satisfies Record<string, (props: LotDialogProps) => unknown>;
type Act = keyof typeof dialogs;

const ofSolutions: readonly Act[] = ["vial", "draw"];
const ofAny: readonly Act[] = ["give", "back", "destroy", "loss"];

type LotActsProps = {
  readonly ledger: Ledger;
  /** Undefined where the person may only look. */
  readonly colleagues: readonly Colleague[] | undefined;
};

/** What may be done with a lot: the daily acts as buttons, the rare ones in a menu. */
export const LotActs = ({ ledger, colleagues }: LotActsProps) => {
  const t = useWords(pharmacyWords);
  const [open, setOpen] = useState<Act>();
  const item = (act: Act): MenuItem => ({ label: t(`${act}.act`), onSelect: () => setOpen(act) });
  const items = [...(isSolution(ledger.lot.form) ? ofSolutions.map(item) : []), ...ofAny.map(item)];
  const OpenDialog = open === undefined ? undefined : dialogs[open];
  return (
    <Row gap={2}>
      {colleagues !== undefined && (
        <>
          <Button onClick={() => setOpen("count")}>{t("count.act")}</Button>
          <Button onClick={() => setOpen("waste")}>{t("waste.act")}</Button>
          <Menu trigger={<Button>{t("more")}</Button>} items={items} />
        </>
      )}
      <Button kind="quiet" onClick={() => window.print()}>
        {t("print")}
      </Button>
      {OpenDialog !== undefined && colleagues !== undefined && (
        <OpenDialog ledger={ledger} colleagues={colleagues} onClose={() => setOpen(undefined)} />
      )}
    </Row>
  );
};
