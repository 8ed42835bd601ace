import { useState, type FormEvent } from "react";

import { pieceOf } from "#care/pharmacy/rules/drug.ts";
import { useStrengthLabel } from "#care/pharmacy/web/strength-label.ts";
import { inMillilitres, milligramsOf, volumeOfDose, type Quantity } from "#kernel/quantity.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatNumber, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { LotInRoom } from "../../contract-drug.ts";
import { dosingSessionContract } from "../../contract.ts";
import { drawDrug } from "../../rules/account-drug.ts";
import type { Of } from "../../rules/events.ts";
import { dosesWithoutDraw, drawnFor, syringesOf } from "../../rules/syringes.ts";
import { drugWords } from "./drug-words.ts";
import { amountIn, amountOfUnits, unitsIn } from "./parse-amount.ts";
import type { Room } from "../room/use-room.ts";
import { useWhen } from "../room/use-when.ts";
import { WhenField } from "../room/when-field.tsx";
import { momentOf } from "../../rules/said-time.ts";

type DrawDialogProps = { readonly room: Room; readonly lots: readonly LotInRoom[]; readonly onClose: () => void };

/** Lots of the ordered form, where the order names one. */
const lotsFor = ({ session }: Room, lots: readonly LotInRoom[]): readonly LotInRoom[] => {
  const form = session.opened?.form ?? null;
  return form === null ? lots : lots.filter((lot) => lot.form === form);
};

/** What the dose needs: the one that waits for its draw, or the ordered one while none was given. */
const proposedFor = ({ session }: Room, each: Quantity<"ug"> | null): string => {
  const dose = dosesWithoutDraw(session)[0]?.amount ?? (session.doses.length > 0 ? undefined : session.opened?.dose);
  if (dose === undefined) return "";
  return String(each === null ? milligramsOf(dose) : Math.ceil(dose.value / each.value));
};

const useDraw = ({ room, lots, onClose }: DrawDialogProps) => {
  const [lotId, setLotId] = useState(lots.find((lot) => !lot.expired)?.lotId ?? "none");
  const lot = lots.find((one) => one.lotId === lotId);
  const each = pieceOf(lot?.strength);
  const [typed, setTyped] = useState(proposedFor(room, each));
  const [container, setContainer] = useState("none");
  const [ids] = useState(() => ({ entryId: newId(), next: newId() }));
  const [dose, setDose] = useState<string | undefined>(undefined);
  const without = dosesWithoutDraw(room.session);
  const chosen = dose ?? without[0]?.doseId ?? "next";
  const [note, setNote] = useState("");
  const when = useWhen(room);
  const [tried, setTried] = useState(false);
  const units = each === null ? null : unitsIn(typed);
  const amount = each === null ? amountIn(typed) : units === null || units === undefined ? undefined : amountOfUnits(units, each);
  const keep = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (amount === undefined || units === undefined || when.said().kind === "problem") return;
    const of = without.find(({ doseId }) => doseId === chosen);
    const body: Of<"drug-drawn"> = {
      entryId: ids.entryId,
      administrationId: chosen === "next" ? ids.next : of === undefined ? chosen : drawnFor(of),
      lotId: lotId === "none" ? null : lotId,
      container: container === "none" ? null : Number(container),
      amount,
      units,
      note,
    };
    const decision = await room.chart(dosingSessionContract.drawDrug, body, (session) => drawDrug(session, body), momentOf(when.said()));
    if (decision.outcome === "accepted") onClose();
  };
  return {
    ...{ lot, lotId, setLotId, each, typed, setTyped, amount, container, setContainer, chosen, setDose, without },
    ...{ note, setNote, when, keep, wrong: tried && amount === undefined },
  };
};

type Draw = ReturnType<typeof useDraw>;

/** How much: milligrams with the volume beside, or whole units with the milligrams beside. */
const AmountField = ({ draw }: { readonly draw: Draw }) => {
  const t = useWords(drugWords);
  const locale = useLocale();
  const { lot, each, typed, setTyped, amount, wrong } = draw;
  const whole = each !== null;
  const volume =
    lot?.strength.kind === "concentration" && amount !== undefined ? volumeOfDose(amount, lot.strength.concentration) : undefined;
  const beside =
    volume !== undefined
      ? t("fields.volume", { volume: formatNumber(inMillilitres(volume).value, locale, { maximumFractionDigits: 3 }) })
      : whole && amount !== undefined
        ? t("fields.inUnits", { amount: milligramsOf(amount) })
        : undefined;
  return (
    <NumberField
      name="drawn"
      label={t(whole ? "fields.unitsOut" : "fields.amount")}
      unit={whole ? t("fields.unit") : "mg"}
      whole={whole}
      required
      value={typed}
      onChange={setTyped}
      hint={beside}
      error={wrong ? t(whole ? "fields.wrongUnits" : "fields.wrong") : undefined}
    />
  );
};

const useLotLine = (): ((lot: LotInRoom) => string) => {
  const t = useWords(drugWords);
  const strengthOf = useStrengthLabel();
  return ({ lotNumber, strength, usable, expired }) => {
    const said = { lot: lotNumber, strength: strengthOf(strength) };
    return expired ? t("fields.lotExpired", said) : t("fields.lotLine", { ...said, usable: milligramsOf(usable) });
  };
};

/** Charts what was drawn from a vial, or taken out in units: a fact, also late and also where the lot is not known. */
export const DrawDialog = ({ room, lots: all, onClose }: DrawDialogProps) => {
  const t = useWords(drugWords);
  const locale = useLocale();
  const lots = lotsFor(room, all);
  const draw = useDraw({ room, lots, onClose });
  const lineOf = useLotLine();
  const timeZone = room.view?.timeZone ?? "UTC";
  const doses = [
    { value: "next", label: t("fields.next") },
    ...draw.without.map((dose) => ({
      value: dose.doseId,
      label: t("fields.given", { time: formatTime(dose.observedAt, timeZone, locale), amount: milligramsOf(dose.amount) }),
    })),
    ...syringesOf(room.session).map((one) => ({
      value: one.administrationId,
      label: t("fields.more", { amount: milligramsOf(one.drawn) }),
    })),
  ];
  const vials = [
    { value: "none", label: t("fields.noVial") },
    ...(draw.lot?.vials ?? []).map(({ container: number, left, pastUse }) => ({
      value: String(number),
      label: pastUse ? t("fields.vialPast", { number }) : t("fields.vialLine", { number, left: milligramsOf(left) }),
    })),
  ];
  return (
    <Dialog open onClose={onClose} title={t("drawTitle")} description={t("drawBody")}>
      <form onSubmit={(event) => void draw.keep(event)} noValidate>
        <Stack gap={4}>
          <SelectField
            name="lot"
            label={t("fields.lot")}
            value={draw.lotId}
            options={[...lots.map((lot) => ({ value: lot.lotId, label: lineOf(lot) })), { value: "none", label: t("fields.unknownLot") }]}
            onChange={draw.setLotId}
          />
          <SelectField name="for" label={t("fields.forDose")} value={draw.chosen} options={doses} onChange={draw.setDose} />
          {vials.length > 1 && (
            <SelectField name="vial" label={t("fields.vial")} value={draw.container} options={vials} onChange={draw.setContainer} />
          )}
          <AmountField draw={draw} />
          <WhenField when={draw.when} always />
          <TextField name="note" label={t("fields.note")} value={draw.note} onChange={draw.setNote} />
          <Button type="submit" kind="primary">
            {t("keep")}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
};
