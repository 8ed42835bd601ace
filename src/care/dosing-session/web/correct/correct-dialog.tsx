import { useState, type FormEvent } from "react";

import { milligramsOf } from "#kernel/quantity.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { momentOf } from "../../rules/said-time.ts";
import type { Reading } from "../../rules/dosing-session.ts";
import { amountIn } from "../drug/parse-amount.ts";
import { noVitals, parseVitals, type TypedVitals } from "../room/parse-vitals.ts";
import { roomWords } from "../room/room-words.ts";
import type { Room } from "../room/use-room.ts";
import { useWhen } from "../room/use-when.ts";
import { textOf } from "../room/vital-values.ts";
import { WhenField } from "../room/when-field.tsx";
import { correctWords } from "./correct-words.ts";
import type { CorrectableEntry } from "./entry-of.ts";
import { sendCorrection, sendCrossing } from "./send-correction.ts";

type CorrectDialogProps = { readonly room: Room; readonly old: CorrectableEntry; readonly onClose: () => void };

const typedOf = (reading: Reading): TypedVitals => {
  const said = (name: Exclude<keyof TypedVitals, "pressure">): string => {
    const value = reading[name]?.value;
    return value === undefined ? "" : textOf(name, value);
  };
  const { systolic, diastolic } = reading;
  const pressure = systolic && diastolic ? `${textOf("systolic", systolic.value)}/${textOf("diastolic", diastolic.value)}` : "";
  const { heartRate, saturation, respiration, temperature, moaas, rass, dissociation } = {
    ...{ heartRate: said("heartRate"), saturation: said("saturation"), respiration: said("respiration"), temperature: said("temperature") },
    ...{ moaas: said("moaas"), rass: said("rass"), dissociation: said("dissociation") },
  };
  return { ...noVitals, pressure, heartRate, saturation, respiration, temperature, moaas, rass, dissociation };
};

const names = ["pressure", "heartRate", "saturation", "respiration", "temperature", "moaas", "rass", "dissociation"] as const;
const reasons = ["typed", "time", "twice", "person"] as const;

/** What the old entry says, to be changed. A time that is left alone stays as it was, to the second. */
const useCorrection = ({ room, old, onClose }: CorrectDialogProps) => {
  const { entry } = old;
  const [typed, setTyped] = useState<TypedVitals>(() => (old.kind === "reading" ? typedOf(old.entry) : noVitals));
  const [amount, setAmount] = useState(() => ("amount" in entry ? String(milligramsOf(entry.amount)) : ""));
  const [site, setSite] = useState(() => ("site" in entry ? entry.site : ""));
  const [text, setText] = useState(() => ("text" in entry ? entry.text : old.kind === "drug" ? old.entry.note : ""));
  const [patientWords, setPatientWords] = useState(() => (old.kind === "note" ? (old.entry.patientWords ?? "") : ""));
  const [reason, setReason] = useState("");
  const [tried, setTried] = useState(false);
  const when = useWhen(room);
  const { values, problems } = parseVitals(typed);
  const given = amountIn(amount);
  const isWrong =
    old.kind === "reading" ? problems.length > 0 || Object.keys(values).length === 0 : old.kind !== "note" && given === undefined;
  const after = (decision: Awaited<ReturnType<typeof sendCrossing>> | undefined): void => {
    if (decision?.outcome === "accepted") onClose();
  };
  const cross = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() !== "") after(await sendCrossing(room, old, reason.trim()));
  };
  const replace = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const said = when.said();
    if (isWrong || reason.trim() === "" || said.kind === "problem") return;
    const at = momentOf(said) ?? entry.observedAt;
    const { pain, nausea } = old.kind === "reading" ? old.entry : { pain: undefined, nausea: undefined };
    const kept = { ...values, ...(pain && { pain }), ...(nausea && { nausea }) };
    after(await sendCorrection(room, old, { values: kept, amount: given, site, text, patientWords, at }, reason.trim()));
  };
  const fields = { typed, setTyped, amount, setAmount, site, setSite, text, setText, patientWords, setPatientWords };
  return { ...fields, reason, setReason, tried, when, problems, given, isWrong, cross, replace };
};
type Correction = ReturnType<typeof useCorrection>;

const ValueFields = ({ of, kind }: { readonly of: Correction; readonly kind: CorrectableEntry["kind"] }) => {
  const t = useWords(correctWords);
  const room = useWords(roomWords);
  const wrong = of.tried && of.given === undefined ? room("dose.wrong") : undefined;
  if (kind === "reading") {
    return (
      <Row gap={2}>
        {names.map((name) => (
          <TextField
            key={name}
            name={`correct-${name}`}
            label={room(`vitals.${name}`)}
            value={of.typed[name]}
            onChange={(text) => of.setTyped({ ...of.typed, [name]: text })}
            autoComplete="off"
            size={6}
            error={of.problems.includes(name) ? room(`vitals.wrong.${name === "pressure" ? "pressure" : "number"}`) : undefined}
          />
        ))}
      </Row>
    );
  }
  if (kind === "note") {
    return (
      <>
        <TextArea label={t("text")} rows={2} value={of.text} onChange={of.setText} />
        <TextArea label={t("patientWords")} rows={2} value={of.patientWords} onChange={of.setPatientWords} ownWords />
      </>
    );
  }
  return (
    <>
      <TextField label={`${t("amount")} (mg)`} inputMode="decimal" value={of.amount} onChange={of.setAmount} error={wrong} />
      {kind === "dose" ? (
        <TextField label={t("site")} value={of.site} onChange={of.setSite} />
      ) : (
        <TextField label={t("note")} value={of.text} onChange={of.setText} />
      )}
    </>
  );
};

/** Crosses an entry out, with the reason, and enters it anew in the same act; or crosses it out alone. */
export const CorrectDialog = (props: CorrectDialogProps) => {
  const { old, onClose } = props;
  const t = useWords(correctWords);
  const of = useCorrection(props);
  const { reason, setReason, tried } = of;
  return (
    <Dialog open onClose={onClose} title={t("title")} description={t("body")} size="wide">
      <form onSubmit={(event) => void of.replace(event)} noValidate>
        <Stack gap={4}>
          <ValueFields of={of} kind={old.kind} />
          <WhenField when={of.when} asItWas={old.entry.observedAt} always />
          <TextField
            name="reason"
            label={t("reason")}
            value={reason}
            onChange={setReason}
            error={tried && reason.trim() === "" ? t("reasonMissing") : undefined}
          />
          <Row gap={2}>
            {reasons.map((one) => (
              <Button key={one} kind="quiet" onClick={() => setReason(t(`reasons.${one}`))}>
                {t(`reasons.${one}`)}
              </Button>
            ))}
          </Row>
          {tried && of.isWrong && <p role="alert">{t("wrong")}</p>}
          <Row gap={2}>
            <Button onClick={() => void of.cross()}>{t("only")}</Button>
            <Button type="submit" kind="primary">
              {t("replace")}
            </Button>
          </Row>
        </Stack>
      </form>
    </Dialog>
  );
};
