import { useState, type FormEvent } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { chartVitals, enterReadingInError, type ChartVitals } from "../../rules/chart-vitals.ts";
import { moaasScale, rassScale, scaleWords } from "../../rules/data/sedation-scales.ts";
import { momentOf } from "../../rules/said-time.ts";
import { entryWords } from "./entry-words.ts";
import { noVitals, parseVitals, signedIn, type TypedVitals } from "./parse-vitals.ts";
import { roomWords } from "./room-words.ts";
import type { Room } from "./use-room.ts";
import type { Undo } from "./use-undo.ts";
import type { When } from "./use-when.ts";
import styles from "./vitals-entry.module.css";
import { WhenField } from "./when-field.tsx";

export type VitalsEntryProps = { readonly room: Room; readonly when: When; readonly undo: Undo };

const fields = [
  { name: "pressure", inputMode: "text", unit: "mmHg" },
  { name: "heartRate", inputMode: "numeric", unit: "/min" },
  { name: "saturation", inputMode: "numeric", unit: "%" },
  { name: "respiration", inputMode: "numeric", unit: "/min" },
  { name: "temperature", inputMode: "decimal", unit: "°C" },
  { name: "moaas", inputMode: "numeric", unit: undefined },
  { name: "rass", inputMode: "text", unit: undefined },
  { name: "dissociation", inputMode: "numeric", unit: undefined },
] as const;

/** What was charted, in a few words for the notice that offers to take it back. */
const wordsOf = (typed: TypedVitals, label: (name: keyof TypedVitals) => string): string =>
  fields
    .filter(({ name }) => typed[name].trim() !== "")
    .map(({ name }) => `${label(name)} ${typed[name].trim()}`)
    .join(", ");

const useVitals = ({ room, when, undo }: VitalsEntryProps) => {
  const { chart } = room;
  const t = useWords(roomWords);
  const entry = useWords(entryWords);
  const [typed, setTyped] = useState<TypedVitals>(noVitals);
  const [tried, setTried] = useState(false);
  const [unusual, setUnusual] = useState<{ readonly message: string; readonly reading: ChartVitals } | undefined>(undefined);
  const { values, problems } = parseVitals(typed);
  const isEmpty = Object.keys(values).length === 0;
  const kept = (reading: ChartVitals): void => {
    const body = { readingId: reading.readingId, reason: entry("undone") };
    const cross = (): void =>
      void chart(dosingSessionContract.enterReadingInError, body, (session, meta) => enterReadingInError(session, body, meta));
    undo.offer(entry("charted", { what: wordsOf(typed, (name) => t(`vitals.${name}`)) }), cross);
    setTyped(noVitals);
    setTried(false);
    setUnusual(undefined);
    when.reset();
  };
  const keep = async (reading: ChartVitals): Promise<void> => {
    const said = when.said();
    if (said.kind === "problem") return;
    const { chartVitals: route } = dosingSessionContract;
    const decision = await chart(route, reading, (session, meta) => chartVitals(session, reading, meta), momentOf(said));
    if (decision.outcome === "accepted") kept(reading);
    else if (decision.refusal.rule === "VIT-3") {
      setUnusual({ message: decision.refusal.message, reading: { ...reading, confirmed: true } });
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (problems.length === 0 && !isEmpty) void keep({ readingId: newId(), source: { kind: "hand" }, ...values, confirmed: false });
  };
  const errorOf = (name: keyof TypedVitals) =>
    tried && problems.includes(name) ? t(`vitals.wrong.${name === "pressure" ? "pressure" : "number"}`) : undefined;
  return { typed, setTyped, unusual, setUnusual, keep, submit, errorOf, isEmpty };
};

/** What the scores that were just typed mean, in the words of their scales. */
const ScaleWords = ({ typed }: { readonly typed: TypedVitals }) => {
  const t = useWords(roomWords);
  const [moaas, rass] = [signedIn(typed.moaas), signedIn(typed.rass)];
  const said = [
    moaas !== undefined && `${t("vitals.moaas")} ${moaas}: ${scaleWords(moaasScale, moaas) ?? t("vitals.noScore")}`,
    rass !== undefined && `${t("vitals.rass")} ${rass}: ${scaleWords(rassScale, rass) ?? t("vitals.noScore")}`,
  ].filter(Boolean);
  return said.length === 0 ? null : (
    <p className={styles["scale"]} aria-live="polite">
      {said.join(" · ")}
    </p>
  );
};

/** The row in which a set of vital signs is typed: pressure in one field, Enter charts it. */
export const VitalsEntry = (props: VitalsEntryProps) => {
  const t = useWords(roomWords);
  const { typed, setTyped, unusual, setUnusual, keep, submit, errorOf, isEmpty } = useVitals(props);
  return (
    <form className={styles["row"]} onSubmit={submit} noValidate aria-label={t("vitals.label")}>
      {fields.map(({ name, inputMode, unit }) => (
        <div key={name} className={styles["field"]} data-field={name}>
          <TextField
            name={name}
            label={
              <>
                {t(`vitals.${name}`)}
                {unit !== undefined && <span className={styles["unit"]}> {unit}</span>}
              </>
            }
            value={typed[name]}
            onChange={(text) => setTyped({ ...typed, [name]: text })}
            inputMode={inputMode}
            autoComplete="off"
            enterKeyHint="done"
            placeholder={name === "pressure" ? "120/80" : undefined}
            error={errorOf(name)}
          />
        </div>
      ))}
      <div className={styles["field"]} data-field="when">
        <WhenField when={props.when} />
      </div>
      <Button type="submit" kind="primary" disabled={isEmpty}>
        {t("vitals.chart")}
      </Button>
      <ScaleWords typed={typed} />
      <ConfirmDialog
        open={unusual !== undefined}
        onClose={() => setUnusual(undefined)}
        title={t("vitals.unusual")}
        description={unusual?.message}
        confirmLabel={t("vitals.confirm")}
        onConfirm={() => unusual && void keep(unusual.reading)}
      />
    </form>
  );
};
