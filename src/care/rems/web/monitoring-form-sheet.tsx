import { useState } from "react";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Page, type Crumb } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { PrintIdentity } from "#ui/layout/print-identity.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { remsContract, type DataSetView } from "../contract.ts";
import type { FormState } from "../rules/form-deadline.ts";
import type { SessionRuleReading } from "../rules/session-rules.ts";
import { CopyAndPrint } from "./copy-and-print.tsx";
import { DataSetList, dataSetText, MissingList } from "./data-set-list.tsx";
import { remsWords } from "./rems-words.ts";
import styles from "./rems.module.css";
import { SentDialog } from "./sent-dialog.tsx";

/** A session's monitoring form, as whoever holds the session's record answers it. */
export type MonitoringFormData = {
  readonly patient: { readonly name: string; readonly birthDate: string | null };
  readonly clinic: string;
  readonly sessionOn: string | null;
  readonly dueOn: string | null;
  readonly state: FormState | null;
  readonly submitted: { readonly submittedOn: string; readonly reference: string } | null;
  readonly fields: DataSetView;
  readonly missing: readonly string[];
  readonly rules: readonly SessionRuleReading[];
};

type OfForm = { readonly episodeId: string; readonly sessionId: string; readonly form: MonitoringFormData };

type MarkDialogProps = OfForm & { readonly sessionOn: string; readonly timeZone: string; readonly onClose: () => void };

const MarkDialog = ({ episodeId, sessionId, form, sessionOn, timeZone, onClose }: MarkDialogProps) => {
  const t = useWords(remsWords);
  const record = useCommand(remsContract.recordFormSubmitted);
  const { missing } = form;
  return (
    <SentDialog
      title={t("form.markTitle")}
      description={missing.length === 0 ? undefined : t("form.markMissing", { count: missing.length })}
      today={Temporal.Now.plainDateISO(timeZone).toString()}
      busy={record.isPending}
      problems={refusedFields(record.error, "reference")}
      onKeep={(sent) =>
        record.mutate({ params: { episodeId }, body: { sessionId, sessionOn, missing: [...missing], ...sent } }, { onSuccess: onClose })
      }
      onClose={onClose}
    />
  );
};

type CrossOutProps = Omit<OfForm, "form"> & { readonly onClose: () => void };

const CrossOut = ({ episodeId, sessionId, onClose }: CrossOutProps) => {
  const t = useWords(remsWords);
  const { show } = useToasts();
  const crossOut = useCommand(remsContract.enterFormSubmissionInError);
  const failed = (error: Error) => void show({ message: error.message, kind: "failure" });
  return (
    <ConfirmDialog
      open
      danger
      onClose={onClose}
      title={t("form.crossOutTitle")}
      description={t("form.crossOutBody")}
      confirmLabel={t("form.crossOut")}
      reason="required"
      reasonLabel={t("form.reason")}
      busy={crossOut.isPending}
      onConfirm={(reason) =>
        crossOut.mutate({ params: { episodeId }, body: { sessionId, reason } }, { onSuccess: onClose, onError: failed })
      }
    />
  );
};

const Standing = ({ form }: Pick<OfForm, "form">) => {
  const t = useWords(remsWords);
  const locale = useLocale();
  const { state, dueOn, submitted } = form;
  const day = (date: string) => formatPlainDate(Temporal.PlainDate.from(date), locale);
  if (state === null || dueOn === null) return <p>{t("form.noDevice")}</p>;
  const isLate = state === "overdue" || state === "escalated";
  const due = t(state === "overdue" ? "form.wasDue" : "form.due", { date: day(dueOn) });
  return (
    <Row gap={3}>
      <Tag mark={isLate ? "overdue" : undefined}>{t(`form.state.${state}`)}</Tag>
      <span>{submitted === null ? due : t("form.submittedOn", { date: day(submitted.submittedOn), reference: submitted.reference })}</span>
    </Row>
  );
};

const Rules = ({ form }: Pick<OfForm, "form">) => {
  const t = useWords(remsWords);
  return (
    <Panel title={t("form.rules")}>
      <ul className={styles["plain"]}>
        {form.rules.map(({ rule, label, status, reason }) => (
          <li key={rule} className={styles["line"]}>
            <StateMark kind={status} />
            <span>
              {label} <span className={styles["quiet"]}>{`${reason} (${rule})`}</span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

type Asked = "mark" | "cross-out";
type ActsProps = { readonly form: MonitoringFormData; readonly maySubmit: boolean; readonly onAsk: (asked: Asked) => void };

const Acts = ({ form, maySubmit, onAsk }: ActsProps) => {
  const t = useWords(remsWords);
  return (
    <Row gap={2}>
      <CopyAndPrint text={dataSetText(form.fields)} />
      {maySubmit && form.submitted !== null && <Button onClick={() => onAsk("cross-out")}>{t("form.crossOut")}</Button>}
      {maySubmit && form.submitted === null && form.sessionOn !== null && (
        <Button kind="primary" onClick={() => onAsk("mark")}>
          {t("form.mark")}
        </Button>
      )}
    </Row>
  );
};

type MonitoringFormSheetProps = OfForm & {
  readonly timeZone: string;
  readonly breadcrumbs: readonly Crumb[];
  readonly maySubmit: boolean;
};

/** The monitoring form of one session, filled from the chart, for the screen and for paper. Nothing is sent from here. */
export const MonitoringFormSheet = ({ episodeId, sessionId, form, timeZone, breadcrumbs, maySubmit }: MonitoringFormSheetProps) => {
  const t = useWords(remsWords);
  const locale = useLocale();
  const [asked, ask] = useState<Asked | undefined>(undefined);
  const close = () => ask(undefined);
  const { patient, clinic, sessionOn } = form;
  const born =
    patient.birthDate === null
      ? t("form.bornUnknown")
      : t("form.born", { date: formatPlainDate(Temporal.PlainDate.from(patient.birthDate), locale) });
  return (
    <PrintIdentity lines={[patient.name, born, clinic]}>
      <Page
        title={t("form.title")}
        documentTitle={t("form.title")}
        intro={`${patient.name}, ${born}`}
        breadcrumbs={breadcrumbs}
        actions={<Acts form={form} maySubmit={maySubmit} onAsk={ask} />}
      >
        <Stack gap={5}>
          <Standing form={form} />
          {sessionOn !== null && <MissingList fields={form.fields} />}
          <DataSetList fields={form.fields} />
          <Rules form={form} />
          <p>{t("programme")}</p>
        </Stack>
      </Page>
      {asked === "mark" && sessionOn !== null && <MarkDialog {...{ episodeId, sessionId, form, sessionOn, timeZone }} onClose={close} />}
      {asked === "cross-out" && <CrossOut {...{ episodeId, sessionId }} onClose={close} />}
    </PrintIdentity>
  );
};
