import { useState, type FormEvent } from "react";

import { GateConditions } from "#care/people/web/gate-conditions.tsx";
import { milligramsOf } from "#kernel/quantity.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { chartDose, type ChartDose } from "../../rules/chart-dose.ts";
import { standingDoses } from "../../rules/dosing-session.ts";
import { doseKinds } from "../../rules/events.ts";
import { doseFrom, syringesOf } from "../../rules/syringes.ts";
import { amountIn } from "./parse-amount.ts";
import { roomWords } from "../room/room-words.ts";
import type { Room } from "../room/use-room.ts";
import { useWhen } from "../room/use-when.ts";
import { WhenField } from "../room/when-field.tsx";
import { momentOf } from "../../rules/said-time.ts";

type DecideDose = Parameters<Room["chart"]>[2];
type DoseDialogProps = { readonly room: Room; readonly onClose: () => void };

const Gate = ({ room, kind }: { readonly room: Room; readonly kind: ChartDose["kind"] }) => {
  const t = useWords(roomWords);
  const { data } = useRead(dosingSessionContract.readGates, { params: room.place, follows: { episodeId: room.place.episodeId } });
  if (data === undefined) return <p>{t("dose.gateOffline")}</p>;
  return kind === "part" ? null : <GateConditions reading={kind === "booster" ? data.boost : data.dose} />;
};

const useDose = ({ room, onClose }: DoseDialogProps) => {
  const { opened } = room.session;
  const isFirst = standingDoses(room.session).length === 0;
  const [kind, setKind] = useState<ChartDose["kind"]>(isFirst ? "first" : "booster");
  const [amount, setAmount] = useState(isFirst && opened ? String(milligramsOf(opened.dose)) : "");
  const [site, setSite] = useState("");
  const [tried, setTried] = useState(false);
  const when = useWhen(room);
  const [doseId] = useState(newId);
  const microgramsGiven = amountIn(amount);
  const syringes = syringesOf(room.session).filter(({ left }) => left.value > 0);
  const [chosen, setFrom] = useState<string | undefined>(undefined);
  const from = chosen ?? syringes[0]?.administrationId ?? "none";
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (microgramsGiven === undefined || opened === null || when.said().kind === "problem") return;
    const { orderId, drug, route, form } = opened;
    const syringe = syringes.find(({ administrationId }) => administrationId === from);
    const source = syringe === undefined ? { doseId, lotId: null } : doseFrom(room.session, syringe, doseId);
    const dose: ChartDose = { ...source, orderId, kind, drug, route, form, amount: microgramsGiven, site };
    const decide: DecideDose = (session, meta) => chartDose(session, dose, null, meta);
    const decision = await room.chart(dosingSessionContract.chartDose, dose, decide, momentOf(when.said()));
    if (decision.outcome === "accepted") onClose();
  };
  const wrong = tried && microgramsGiven === undefined;
  return { when, kind, setKind, amount, setAmount, site, setSite, syringes, from, setFrom, submit, wrong };
};

/** Charts a dose that was given: a fact. The gate stands beside it, so that it is seen before, not after. */
export const DoseDialog = ({ room, onClose }: DoseDialogProps) => {
  const t = useWords(roomWords);
  const { when, kind, setKind, amount, setAmount, site, setSite, submit, wrong, ...source } = useDose({
    room,
    onClose,
  });
  const draws = source.syringes.map(({ administrationId: value, drawn, left }) => ({
    value,
    label: t("dose.fromDraw", { amount: milligramsOf(drawn), left: milligramsOf(left) }),
  }));
  return (
    <Dialog open onClose={onClose} title={t("dose.title")} description={t("dose.body")} size="wide">
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Stack gap={5}>
          <RadioGroup
            label={t("dose.kind")}
            options={doseKinds.map((value) => ({ value, label: t(`dose.kinds.${value}`) }))}
            value={kind}
            onChange={(value) => setKind(doseKinds.find((one) => one === value) ?? kind)}
            layout="row"
          />
          <NumberField
            name="amount"
            label={t("dose.amount")}
            unit="mg"
            required
            value={amount}
            onChange={setAmount}
            error={wrong ? t("dose.wrong") : undefined}
          />
          <SelectField
            name="from"
            label={t("dose.from")}
            value={source.from}
            options={[...draws, { value: "none", label: t("dose.noDraw") }]}
            onChange={source.setFrom}
            hint={source.from === "none" ? t("dose.noDrawHint") : undefined}
          />
          <WhenField when={when} always />
          <TextField name="site" label={t("dose.site")} hint={t("dose.siteHint")} value={site} onChange={setSite} />
          <Gate room={room} kind={kind} />
          <Button type="submit" kind="primary">
            {t("dose.confirm")}
          </Button>
        </Stack>
      </form>
    </Dialog>
  );
};
