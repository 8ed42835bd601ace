import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useProven } from "#platform/identity/browser/use-proven.tsx";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { NumberField } from "#ui/controls/number-field.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { protocolContract, type SettingView } from "../contract.ts";
import { protocolWords } from "./protocol-words.ts";
import { unitWords, valueFrom, valueWords } from "./value-words.ts";

type Props = { readonly setting: SettingView; readonly onClose: () => void };

const typedOf = ({ value }: SettingView): string => (typeof value === "object" ? value.join(", ") : String(value));

/** Whether a value would wait for a second person. Shown while typing; the server judges. */
const isUnusual = (setting: SettingView, value: SettingView["value"] | undefined): boolean => {
  if (value === undefined) return false;
  if (typeof value === "string") return setting.options.some((option) => option.value === value && !option.recommended);
  const [from, to] = setting.recommended ?? [-Infinity, Infinity];
  return (typeof value === "number" ? [value] : value).some((one) => one < from || one > to);
};

const useSigning = ({ setting, onClose }: Props) => {
  const t = useWords(protocolWords);
  const { show } = useToasts();
  const [changeId] = useState(newId);
  const [typed, setTyped] = useState(typedOf(setting));
  const [reason, setReason] = useState("");
  const [attempt, setAttempt] = useState(0);
  const sign = useCommand(protocolContract.signChange);
  const proven = useProven();
  const value = valueFrom(setting.kind, typed);
  const missing = [
    ...(value === undefined ? [{ field: "value", message: t("dialog.number") }] : []),
    ...(reason.trim() === "" ? [{ field: "reason", message: t("dialog.missingReason") }] : []),
  ];
  const unusual = isUnusual(setting, value);
  const signNow = () => {
    setAttempt((count) => count + 1);
    if (value === undefined || missing.length > 0) return;
    const isShipped = JSON.stringify(value) === JSON.stringify(setting.shipped);
    const body = { key: setting.key, value: isShipped ? null : value, seen: setting.value, reason };
    const done = () => {
      onClose();
      show({ message: t(unusual ? "dialog.waits" : "dialog.signed") });
    };
    void proven.run(() => sign.mutateAsync({ params: { changeId }, body }), done).catch(() => undefined);
  };
  const open = attempt > 0 ? missing : [];
  const asksForProof = proven.dialog !== null;
  const problems = open.length > 0 || asksForProof ? open : refusedFields(sign.error, "value");
  return { typed, setTyped, reason, setReason, attempt, problems, unusual, busy: sign.isPending, signNow, proof: proven.dialog };
};

type ValueFieldProps = {
  readonly setting: SettingView;
  readonly typed: string;
  readonly onChange: (typed: string) => void;
  readonly error: string | undefined;
};

const ValueField = ({ setting, typed, onChange, error }: ValueFieldProps) => {
  const t = useWords(protocolWords);
  const common = { name: "value", value: typed, onChange, error };
  if (setting.kind === "choice") {
    return <SelectField {...common} label={t("dialog.value")} options={setting.options.map(({ value }) => ({ value, label: value }))} />;
  }
  const { absolute, recommended, unit } = setting;
  const words = unitWords(unit);
  const range = (bounds: readonly [number, number] | null) => ({ from: bounds?.[0] ?? "", to: bounds?.[1] ?? "" });
  const hint = `${t("bounds")} ${t("range", { ...range(recommended), unit: words }).trimEnd()}; ${t("absolute", range(absolute))}`;
  return setting.kind === "list" ? (
    <TextField {...common} label={t("dialog.list")} hint={`${t("dialog.listHint")}. ${hint}`} inputMode="decimal" />
  ) : (
    <NumberField {...common} label={t("dialog.value")} unit={words} hint={hint} />
  );
};

/** The medical director signs another value of one setting. Mount it to open it. */
export const ChangeSettingDialog = ({ setting, onClose }: Props) => {
  const t = useWords(protocolWords);
  const locale = useLocale();
  const { typed, setTyped, reason, setReason, attempt, problems, unusual, busy, signNow, proof } = useSigning({ setting, onClose });
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const now = {
    value: valueWords(setting.value, setting.unit, locale, t("none")),
    shipped: valueWords(setting.shipped, setting.unit, locale, t("none")),
  };
  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title={setting.label}
        description={t("dialog.intro", now)}
        actions={
          <Button kind="primary" busy={busy} onClick={signNow}>
            {t("dialog.sign")}
          </Button>
        }
      >
        <Stack gap={5}>
          <FormSummary problems={problems} attempt={attempt} />
          <ValueField setting={setting} typed={typed} onChange={setTyped} error={errorOf("value")} />
          {unusual && <p aria-live="polite">{t("dialog.second")}</p>}
          <TextArea
            name="reason"
            label={t("dialog.reason")}
            hint={t("dialog.reasonHint")}
            value={reason}
            onChange={setReason}
            error={errorOf("reason")}
            rows={3}
          />
        </Stack>
      </Dialog>
      {proof}
    </>
  );
};
