import { useState } from "react";

import { drugs } from "#care/pharmacy/rules/drug.ts";
import { SourceLinks } from "#care/protocol/web/source-links.tsx";
import { Button } from "#ui/controls/button.tsx";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { ScreeningDecision } from "../rules/events.ts";
import type { ToAddress } from "../rules/to-address.ts";
import styles from "./screening.module.css";
import { screeningWords } from "./screening-words.ts";
import type { useDecision } from "./use-decision.ts";

type Decision = ReturnType<typeof useDecision>;

const Weigh = ({ item, decision }: { readonly item: ToAddress; readonly decision: Decision }) => {
  const t = useWords(screeningWords);
  return (
    <div className={styles["weigh"]}>
      <p className={styles["label"]}>
        {item.label} <Tag mark={item.status === "present" ? "unmet" : "unknown"}>{t(`status.${item.status}`)}</Tag>
      </p>
      <p>
        {item.reason} {item.resolve}
      </p>
      <p className={styles["source"]}>
        {item.rule.split(" ")[0]} · <SourceLinks ids={item.sources} />
      </p>
      <TextArea
        label={t("decide.reason")}
        rows={2}
        value={decision.draft.reasons[item.rule] ?? ""}
        onChange={(reason) => decision.setReason(item.rule, reason)}
      />
    </div>
  );
};

const drugChoices = ["open", ...drugs] as const;

const titles = {
  accept: ["decide.acceptTitle", "decide.acceptBody"],
  defer: ["decide.deferTitle", "decide.deferBody"],
  decline: ["decide.declineTitle", "decide.declineBody"],
} as const;

type ActsProps = { readonly decision: Decision; readonly again: boolean; readonly onAsk: (asked: ScreeningDecision) => void };

const Acts = ({ decision, again, onAsk }: ActsProps) => {
  const t = useWords(screeningWords);
  return (
    <Stack gap={2}>
      <Row gap={3}>
        <Button kind="primary" disabled={!decision.opens} onClick={() => onAsk("accept")}>
          {t("decide.accept")}
        </Button>
        {!again && <Button onClick={() => onAsk("defer")}>{t("decide.defer")}</Button>}
        {!again && <Button onClick={() => onAsk("decline")}>{t("decide.decline")}</Button>}
      </Row>
      {!decision.opens && <p className={styles["source"]}>{t("decide.shut")}</p>}
    </Stack>
  );
};

type DecisionFormProps = {
  readonly decision: Decision;
  /** An accepted patient is decided for another drug: there is nothing to defer or decline. */
  readonly again: boolean;
  readonly onSigned: () => void;
};

/** The prescriber weighs what was found, writes, and signs. Accepting waits for the gate; declining and deferring never do. */
export const DecisionForm = ({ decision, again, onSigned }: DecisionFormProps) => {
  const t = useWords(screeningWords);
  const { show } = useToasts();
  const { draft, change, toAddress, missingBaseline } = decision;
  const [asked, setAsked] = useState<ScreeningDecision | undefined>(undefined);
  const [noteMissing, setNoteMissing] = useState(false);
  const ask = (one: ScreeningDecision) => {
    const missing = one !== "accept" && draft.note.trim() === "";
    setNoteMissing(missing);
    if (!missing) setAsked(one);
  };
  const sign = () => {
    const done = (): void => {
      show({ message: t("decide.signed") });
      onSigned();
    };
    if (asked !== undefined) decision.decide(asked, done);
    setAsked(undefined);
  };
  return (
    <Panel title={t("decide.title")}>
      <Stack gap={6}>
        <RadioGroup
          label={t("decide.drug")}
          hint={t("decide.drugHint")}
          options={drugChoices.map((value) => ({ value, label: t(`decide.drugs.${value}`) }))}
          value={draft.drug ?? "open"}
          onChange={(drug) => change({ drug: drug === "open" ? null : drug })}
        />
        {toAddress.length > 0 && <p className={styles["plain"]}>{t("decide.addressIntro")}</p>}
        {toAddress.map((item) => (
          <Weigh key={item.rule} item={item} decision={decision} />
        ))}
        {missingBaseline && (
          <TextArea
            label={`${t("measures")}: ${t("decide.override")}`}
            rows={2}
            value={draft.reasons["ADMIT-2"] ?? ""}
            onChange={(reason) => decision.setReason("ADMIT-2", reason)}
          />
        )}
        <Checkbox label={t("decide.read")} checked={draft.screensRead} onChange={(screensRead) => change({ screensRead })} />
        <TextArea
          label={t("decide.note")}
          hint={t("decide.noteHint")}
          value={draft.note}
          onChange={(note) => change({ note })}
          error={noteMissing && draft.note.trim() === "" ? t("decide.noteMissing") : undefined}
        />
        {decision.error !== null && <ErrorState title={decision.error.message} onRetry={decision.reset} />}
        <Acts decision={decision} again={again} onAsk={ask} />
        {asked !== undefined && (
          <ConfirmDialog
            open
            onClose={() => setAsked(undefined)}
            title={t(titles[asked][0])}
            description={t(titles[asked][1])}
            confirmLabel={t("decide.sign")}
            onConfirm={sign}
            busy={decision.isPending}
          />
        )}
      </Stack>
    </Panel>
  );
};
