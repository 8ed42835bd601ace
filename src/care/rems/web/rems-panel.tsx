import { useState } from "react";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Link } from "#ui/layout/link.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { remsContract, type DataSetView, type EpisodeRems } from "../contract.ts";
import { providerAttestations } from "../rules/data/enrolment-fields.ts";
import type { FormState } from "../rules/form-deadline.ts";
import { PrepareDialog } from "./prepare-dialog.tsx";
import { remsWords } from "./rems-words.ts";
import styles from "./rems.module.css";
import { SentDialog } from "./sent-dialog.tsx";
import { useEnrolmentWords } from "./use-enrolment-words.ts";

type Common = { readonly episodeId: string; readonly rems: EpisodeRems; readonly onClose: () => void };

const todayIn = (timeZone: string): string => Temporal.Now.plainDateISO(timeZone).toString();

const SignDialog = ({ episodeId, rems, by, onClose }: Common & { readonly by: "patient" | "provider" }) => {
  const t = useWords(remsWords);
  const [signedOn, setSignedOn] = useState(() => todayIn(rems.timeZone));
  const sign = useCommand(remsContract.signEnrolment);
  const keep = () => sign.mutate({ params: { episodeId }, body: { by, signedOn } }, { onSuccess: onClose });
  const actions = (
    <Button kind="primary" busy={sign.isPending} disabled={signedOn === ""} onClick={keep}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={t(`enrolment.signTitle.${by}`)} actions={actions}>
      <Stack gap={4}>
        {by === "provider" && (
          <div>
            <p>{t("enrolment.attests")}</p>
            <ul className={styles["points"]}>
              {providerAttestations.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </div>
        )}
        <DateField label={t("enrolment.on")} value={signedOn} onChange={setSignedOn} error={sign.error?.message} />
      </Stack>
    </Dialog>
  );
};

const SubmitDialog = ({ episodeId, rems, onClose }: Common) => {
  const t = useWords(remsWords);
  const submit = useCommand(remsContract.submitEnrolment);
  return (
    <SentDialog
      title={t("enrolment.submitTitle")}
      today={todayIn(rems.timeZone)}
      busy={submit.isPending}
      problems={refusedFields(submit.error, "reference")}
      onKeep={(body) => submit.mutate({ params: { episodeId }, body }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
};

const WithdrawDialog = ({ episodeId, onClose }: Common) => {
  const t = useWords(remsWords);
  const { show } = useToasts();
  const withdraw = useCommand(remsContract.withdrawEnrolment);
  const failed = (error: Error) => void show({ message: error.message, kind: "failure" });
  return (
    <ConfirmDialog
      open
      danger
      onClose={onClose}
      title={t("enrolment.withdrawTitle")}
      description={t("enrolment.withdrawBody")}
      confirmLabel={t("enrolment.withdraw")}
      reason="required"
      busy={withdraw.isPending}
      onConfirm={(reason) => withdraw.mutate({ params: { episodeId }, body: { reason } }, { onSuccess: onClose, onError: failed })}
    />
  );
};

const missingCount = (fields: DataSetView): number =>
  fields.flatMap(({ items }) => items).filter(({ answer }) => answer.kind === "missing").length;

type Asked = "prepare" | "patient" | "provider" | "submit" | "withdraw";

/** What can be done next, by where the enrolment stands; what ends it comes last. */
const nextActs = ({ enrolment }: EpisodeRems): readonly Asked[] => {
  if (enrolment === null || enrolment.withdrawn !== null) return ["prepare"];
  if (enrolment.submitted !== null) return ["withdraw"];
  return [
    ...(enrolment.patientSignedOn === null ? (["patient"] as const) : []),
    ...(enrolment.providerSignedOn === null ? (["provider"] as const) : []),
    ...(enrolment.patientSignedOn !== null && enrolment.providerSignedOn !== null ? (["submit"] as const) : []),
    "prepare",
  ];
};

const useActWords = ({ enrolment }: EpisodeRems) => {
  const t = useWords(remsWords);
  return (act: Asked): string => {
    switch (act) {
      case "prepare":
        return enrolment === null || enrolment.withdrawn !== null ? t("enrolment.prepare") : t("enrolment.again");
      case "patient":
      case "provider":
        return t(`enrolment.sign.${act}`);
      case "submit":
        return t("enrolment.submit");
      case "withdraw":
        return t("enrolment.withdraw");
    }
  };
};

type OwedForm = { readonly sessionId: string; readonly sessionOn: string; readonly state: FormState };

type RemsPanelProps = {
  readonly episodeId: string;
  readonly mayEnrol: boolean;
  /** Monitoring forms of this patient that nobody recorded as submitted. */
  readonly owed: readonly OwedForm[];
};

/** A patient under the REMS: whether a device may be dispensed, what is missing, the next step, and the form of each session. */
export const RemsPanel = ({ episodeId, mayEnrol, owed }: RemsPanelProps) => {
  const t = useWords(remsWords);
  const [asked, ask] = useState<Asked | undefined>(undefined);
  const { data, isPending, isError, refetch } = useRead(remsContract.readEpisodeRems, {
    params: { episodeId },
    follows: { episodeId, kinds: ["rems"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  return <Enrolment {...{ episodeId, mayEnrol, owed, asked, ask }} rems={data} />;
};

const Forms = ({ episodeId, rems, owed }: Pick<RemsPanelProps, "episodeId" | "owed"> & { readonly rems: EpisodeRems }) => {
  const t = useWords(remsWords);
  const locale = useLocale();
  const sent = rems.forms.filter(({ inError }) => inError === null);
  const rows = [
    ...owed.map(({ sessionId, sessionOn, state }) => ({ sessionId, sessionOn, words: t(`form.state.${state}`), late: state !== "due" })),
    ...sent.map(({ sessionId, sessionOn }) => ({ sessionId, sessionOn, words: t("form.state.submitted"), late: false })),
  ].toSorted((one, other) => other.sessionOn.localeCompare(one.sessionOn));
  if (rows.length === 0) return <p className={styles["quiet"]}>{t("form.noneOwed")}</p>;
  return (
    <ul className={styles["plain"]}>
      {rows.map(({ sessionId, sessionOn, words, late }) => (
        <li key={sessionId} className={styles["split"]}>
          <Link href={`/app/episodes/${episodeId}/sessions/${sessionId}/rems`}>
            {t("form.ofSession", { date: formatPlainDate(Temporal.PlainDate.from(sessionOn), locale) })}
          </Link>
          {late ? <Tag mark="overdue">{words}</Tag> : <span className={styles["quiet"]}>{words}</span>}
        </li>
      ))}
    </ul>
  );
};

type EnrolmentProps = RemsPanelProps & {
  readonly rems: EpisodeRems;
  readonly asked: Asked | undefined;
  readonly ask: (asked: Asked | undefined) => void;
};

const Enrolment = ({ episodeId, rems, mayEnrol, owed, asked, ask }: EnrolmentProps) => {
  const t = useWords(remsWords);
  const state = useEnrolmentWords(rems);
  const words = useActWords(rems);
  const missing = missingCount(rems.enrolmentForm);
  const common = { episodeId, rems, onClose: () => ask(undefined) };
  const acts = mayEnrol ? nextActs(rems) : [];
  return (
    <Panel title={t("title")}>
      <Stack gap={4}>
        <p className={styles["line"]}>
          <StateMark kind={rems.ready.status} decorative />
          <span>{`${t(`ready.${rems.ready.status}`)}. ${rems.ready.status === "met" ? "" : rems.ready.reason}`}</span>
        </p>
        <div>
          <h3 className={styles["name"]}>{t("enrolment.title")}</h3>
          <p>{`${state} ${missing === 0 ? "" : t("enrolment.count", { count: missing })}`}</p>
        </div>
        <Row gap={3}>
          {acts.map((act, place) => (
            <Button key={act} kind={place === 0 && act !== "withdraw" ? "secondary" : "quiet"} onClick={() => ask(act)}>
              {words(act)}
            </Button>
          ))}
        </Row>
        <div>
          <h3 className={styles["name"]}>{t("form.ofPatient")}</h3>
          <Forms {...{ episodeId, rems, owed }} />
        </div>
        <Row gap={4}>
          <Link href={`/app/episodes/${episodeId}/rems`}>{t("enrolment.openForm")}</Link>
          <Link href={`/app/episodes/${episodeId}/rems/coverage`}>{t("coverage.title")}</Link>
        </Row>
      </Stack>
      {asked === "prepare" && <PrepareDialog {...common} />}
      {(asked === "patient" || asked === "provider") && <SignDialog {...common} by={asked} />}
      {asked === "submit" && <SubmitDialog {...common} />}
      {asked === "withdraw" && <WithdrawDialog {...common} />}
    </Panel>
  );
};
