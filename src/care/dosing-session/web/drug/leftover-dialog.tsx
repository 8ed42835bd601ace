import { useState, type FormEvent } from "react";

import { pharmacyWords } from "#care/pharmacy/web/pharmacy-words.ts";
import { pieceOf } from "#care/pharmacy/rules/drug.ts";
import { wasteMethods, wasteReasonsToday } from "#care/pharmacy/rules/events.ts";
import { milligramsOf } from "#kernel/quantity.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { LotInRoom } from "../../contract-drug.ts";
import { dosingSessionContract } from "../../contract.ts";
import { putBackUnits, wasteDrug } from "../../rules/account-drug.ts";
import type { Syringe } from "../../rules/syringes.ts";
import { drugWords } from "./drug-words.ts";
import { amountIn, amountOfUnits, unitsIn } from "./parse-amount.ts";
import type { Room } from "../room/use-room.ts";
import { useWhen } from "../room/use-when.ts";
import { WhenField } from "../room/when-field.tsx";
import { momentOf } from "../../rules/said-time.ts";

type LeftoverProps = {
  readonly room: Room;
  /** The draws that something may be left of. */
  readonly syringes: readonly Syringe[];
  readonly onClose: () => void;
};

const useLeftover = (room: Room, syringes: readonly Syringe[]) => {
  const [entryId] = useState(newId);
  const [from, setFrom] = useState(syringes.find(({ left }) => left.value > 0)?.administrationId ?? syringes[0]?.administrationId ?? "");
  const [note, setNote] = useState("");
  const when = useWhen(room);
  const syringe = syringes.find((one) => one.administrationId === from);
  return { entryId, from, setFrom, note, setNote, when, syringe };
};
type Leftover = ReturnType<typeof useLeftover>;

const FromField = ({ syringes, leftover }: { readonly syringes: readonly Syringe[]; readonly leftover: Leftover }) => {
  const t = useWords(drugWords);
  const options = syringes.map(({ administrationId: value, drawn, left }) => ({
    value,
    label: t("fields.fromLine", { amount: milligramsOf(drawn), left: milligramsOf(left) }),
  }));
  return <SelectField name="from" label={t("fields.from")} value={leftover.from} options={options} onChange={leftover.setFrom} />;
};

const Ending = ({ leftover }: { readonly leftover: Leftover }) => {
  const t = useWords(drugWords);
  return (
    <>
      <WhenField when={leftover.when} always />
      <TextField name="note" label={t("fields.note")} value={leftover.note} onChange={leftover.setNote} />
      <Button type="submit" kind="primary">
        {t("keep")}
      </Button>
    </>
  );
};

/** Charts what of a draw is wasted. Its witness signs for themself, elsewhere. */
export const WasteDialog = ({ room, syringes, onClose }: LeftoverProps) => {
  const t = useWords(drugWords);
  const p = useWords(pharmacyWords);
  const leftover = useLeftover(room, syringes);
  const { syringe } = leftover;
  const [typed, setTyped] = useState(syringe === undefined || syringe.left.value <= 0 ? "" : String(milligramsOf(syringe.left)));
  const [reason, setReason] = useState<(typeof wasteReasonsToday)[number]>(syringe?.inUnits === true ? "left-over" : "syringe-remnant");
  const [method, setMethod] = useState<(typeof wasteMethods)[number] | "">("");
  const [tried, setTried] = useState(false);
  const amount = amountIn(typed);
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (amount === undefined || method === "" || syringe === undefined || leftover.when.said().kind === "problem") return;
    const { administrationId, lotId } = syringe;
    const body = { entryId: leftover.entryId, administrationId, lotId, amount, reason, method, note: leftover.note };
    const decision = await room.chart(
      dosingSessionContract.wasteDrug,
      body,
      (session) => wasteDrug(session, body),
      momentOf(leftover.when.said()),
    );
    if (decision.outcome === "accepted") onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t("wasteTitle")} description={t("wasteBody")}>
      <form onSubmit={(event) => void keep(event)} noValidate>
        <Stack gap={4}>
          <FromField syringes={syringes} leftover={leftover} />
          <NumberField
            name="wasted"
            label={t("fields.wasted")}
            unit="mg"
            required
            value={typed}
            onChange={setTyped}
            error={tried && amount === undefined ? t("fields.wrong") : undefined}
          />
          <SelectField
            name="reason"
            label={t("fields.reason")}
            value={reason}
            options={wasteReasonsToday.map((value) => ({ value, label: p(`waste.reasons.${value}`) }))}
            onChange={setReason}
          />
          <SelectField
            name="method"
            label={t("fields.method")}
            placeholder=""
            value={method}
            options={wasteMethods.map((value) => ({ value, label: p(`waste.methods.${value}`) }))}
            onChange={setMethod}
            error={tried && method === "" ? t("fields.choose") : undefined}
          />
          <Ending leftover={leftover} />
        </Stack>
      </form>
    </Dialog>
  );
};

/** Charts that unopened units went back into the cabinet. */
export const PutBackDialog = ({ room, syringes, lots, onClose }: LeftoverProps & { readonly lots: readonly LotInRoom[] }) => {
  const t = useWords(drugWords);
  const leftover = useLeftover(room, syringes);
  const { syringe } = leftover;
  const each = pieceOf(lots.find(({ lotId }) => lotId === syringe?.lotId)?.strength);
  const [typed, setTyped] = useState("");
  const [tried, setTried] = useState(false);
  const units = unitsIn(typed);
  const amount = units === undefined || each === null ? undefined : amountOfUnits(units, each);
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (amount === undefined || units === undefined || syringe === undefined || leftover.when.said().kind === "problem") return;
    const { administrationId, lotId } = syringe;
    const body = { entryId: leftover.entryId, administrationId, lotId, amount, units, note: leftover.note };
    const decision = await room.chart(
      dosingSessionContract.putBackUnits,
      body,
      (session) => putBackUnits(session, body),
      momentOf(leftover.when.said()),
    );
    if (decision.outcome === "accepted") onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t("putBackTitle")} description={t("putBackBody")}>
      <form onSubmit={(event) => void keep(event)} noValidate>
        <Stack gap={4}>
          <FromField syringes={syringes} leftover={leftover} />
          <NumberField
            name="units"
            label={t("fields.unitsBack")}
            unit={t("fields.unit")}
            whole
            required
            value={typed}
            onChange={setTyped}
            hint={amount === undefined ? undefined : t("fields.inUnits", { amount: milligramsOf(amount) })}
            error={tried && amount === undefined ? t("fields.wrongUnits") : undefined}
          />
          <Ending leftover={leftover} />
        </Stack>
      </form>
    </Dialog>
  );
};
