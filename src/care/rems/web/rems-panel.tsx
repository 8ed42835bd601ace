import { useState, type ReactNode } from "react";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { remsContract, type DataSetView, type EpisodeRems } from "../contract.ts";
import { DataSetList } from "./data-set-list.tsx";
import { PrepareDialog } from "./prepare-dialog.tsx";
import { remsWords } from "./rems-words.ts";
import { SentDialog } from "./sent-dialog.tsx";

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
      <DateField label={t("enrolment.on")} value={signedOn} onChange={setSignedOn} error={sign.error?.message} />
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

const useStateWords = ({ enrolment }: EpisodeRems): string => {
  const t = useWords(remsWords);
  if (enrolment === null) return t("enrolment.none");
  if (enrolment.withdrawn !== null) return t("enrolment.withdrawn", { reason: enrolment.withdrawn.reason });
  if (enrolment.submitted !== null)
    return t("enrolment.submitted", { date: enrolment.submitted.submittedOn, reference: enrolment.submitted.reference });
  const needed = [
    ...(enrolment.patientSignedOn === null ? [t("enrolment.needed.patient")] : []),
    ...(enrolment.providerSignedOn === null ? [t("enrolment.needed.provider")] : []),
    t("enrolment.needed.submission"),
  ];
  return t("enrolment.waits", { what: needed.join(", ") });
};

type Asked = "prepare" | "patient" | "provider" | "submit" | "withdraw" | "form";

/** What can be done next, by where the enrolment stands. */
const nextActs = ({ enrolment }: EpisodeRems): readonly Exclude<Asked, "form">[] => {
  if (enrolment === null || enrolment.withdrawn !== null) return ["prepare"];
  if (enrolment.submitted !== null) return ["withdraw"];
  return [
    ...(enrolment.patientSignedOn === null ? (["patient"] as const) : []),
    ...(enrolment.providerSignedOn === null ? (["provider"] as const) : []),
    ...(enrolment.patientSignedOn !== null && enrolment.providerSignedOn !== null ? (["submit"] as const) : []),
    "prepare",
  ];
};

const useActWords = () => {
  const t = useWords(remsWords);
  return (act: Exclude<Asked, "form">): string => {
    switch (act) {
      case "prepare":
        return t("enrolment.prepare");
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

type RemsPanelProps = {
  readonly episodeId: string;
  readonly mayEnrol: boolean;
  /** What stands beside the enrolment's own acts. */
  readonly beside?: ReactNode;
};

/** A patient's enrolment: whether a device may be dispensed, what is missing, and the next step. */
export const RemsPanel = ({ episodeId, mayEnrol, beside }: RemsPanelProps) => {
  const t = useWords(remsWords);
  const [asked, ask] = useState<Asked | undefined>(undefined);
  const { data, isPending, isError, refetch } = useRead(remsContract.readEpisodeRems, {
    params: { episodeId },
    follows: { episodeId, kinds: ["rems"] },
  });
  if (isPending) return <LoadingState shape="panel" />;
  if (isError) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  return <Enrolment {...{ episodeId, mayEnrol, beside, asked, ask }} rems={data} />;
};

type EnrolmentProps = RemsPanelProps & {
  readonly rems: EpisodeRems;
  readonly asked: Asked | undefined;
  readonly ask: (asked: Asked | undefined) => void;
};

const Enrolment = ({ episodeId, rems, mayEnrol, beside, asked, ask }: EnrolmentProps) => {
  const t = useWords(remsWords);
  const state = useStateWords(rems);
  const words = useActWords();
  const missing = missingCount(rems.enrolmentForm);
  const common = { episodeId, rems, onClose: () => ask(undefined) };
  return (
    <Panel title={t("enrolment.title")}>
      <Stack gap={3}>
        <p>
          <StateMark kind={rems.ready.status} label={t(`ready.${rems.ready.status}`)} /> {t(`ready.${rems.ready.status}`)}.{" "}
          {rems.ready.reason}
        </p>
        <p>{state}</p>
        <p>{missing === 0 ? t("enrolment.complete") : t("enrolment.count", { count: missing })}</p>
        <Row gap={2}>
          {mayEnrol &&
            nextActs(rems).map((act) => (
              <Button key={act} onClick={() => ask(act)}>
                {words(act)}
              </Button>
            ))}
          <Button kind="quiet" onClick={() => ask("form")}>
            {t("enrolment.form")}
          </Button>
          {beside}
        </Row>
      </Stack>
      {asked === "prepare" && <PrepareDialog {...common} />}
      {(asked === "patient" || asked === "provider") && <SignDialog {...common} by={asked} />}
      {asked === "submit" && <SubmitDialog {...common} />}
      {asked === "withdraw" && <WithdrawDialog {...common} />}
      {asked === "form" && (
        <Dialog open onClose={common.onClose} size="wide" title={t("enrolment.form")}>
          <DataSetList fields={rems.enrolmentForm} />
        </Dialog>
      )}
    </Panel>
  );
};
