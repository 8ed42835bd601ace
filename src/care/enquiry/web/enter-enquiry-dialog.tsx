import { useContext, useId, useState, type FormEvent } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { useMe } from "#platform/identity/browser/me.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Navigation } from "#ui/layout/navigation.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { enquiryContract } from "../contract.ts";
import { ConcernChoice } from "./concern-choice.tsx";
import { ContactFields } from "./contact-fields.tsx";
import styles from "./enquiry.module.css";
import { enquiryWords } from "./enquiry-words.ts";
import {
  emptyEnquiry,
  enteredChannels,
  enteredEnquiry,
  enteredProblems,
  isBlank,
  registrationFrom,
  type EnteredEnquiry,
} from "./entered-enquiry.ts";
import { SlotSelect } from "./slot-select.tsx";
import { useDraftForm } from "./use-draft-form.ts";

/** Says that the enquiry is kept, and leads to its episode. */
const useEnteredNotice = () => {
  const t = useWords(enquiryWords);
  const { show } = useToasts();
  const { navigate = (href: string) => location.assign(href) } = useContext(Navigation);
  return (episodeId: string) => {
    const openEpisode = { label: t("enter.openEpisode"), act: () => navigate(`/app/episodes/${episodeId}`) };
    show({ message: t("enter.saved"), action: openEpisode, seconds: 10 });
  };
};

const useEntering = (onDone: () => void) => {
  const me = useMe();
  const notify = useEnteredNotice();
  const [initial] = useState(emptyEnquiry);
  const [draft, change, clear] = useDraft(`enquiry.enter.${me.personId}`, enteredEnquiry, initial);
  const register = useCommand(enquiryContract.registerEnquiry);
  const [emptied, setEmptied] = useState<EnteredEnquiry>();
  const form = useDraftForm(enteredProblems(draft), register.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const body = registrationFrom(draft);
    if (!form.attemptToSend() || body === undefined || register.isPending) return;
    const { episodeId } = draft;
    const done = () => {
      clear();
      onDone();
      notify(episodeId);
    };
    register.mutate({ params: { episodeId }, body }, { onSuccess: done });
  };
  const startAnew = () => {
    setEmptied(draft);
    change(emptyEnquiry());
    form.forgetAttempts();
    register.reset();
  };
  const changeField = (part: Partial<EnteredEnquiry>) => {
    setEmptied(undefined);
    change(part);
  };
  return { clinic: me.clinic, draft, change: changeField, form, busy: register.isPending, submit, startAnew, emptied };
};

/** Staff enter what came by telephone or referral. Mount it to open it; what is typed stays in this tab until it is saved. */
export const EnterEnquiryDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useWords(enquiryWords);
  const formId = useId();
  const { clinic, draft, change, form, busy, submit, startAnew, emptied } = useEntering(onClose);
  const { attempt, problems, errorOf } = form;
  const actions = (
    <>
      {(emptied !== undefined || !isBlank(draft)) && (
        <Button kind="quiet" onClick={() => (emptied === undefined ? startAnew() : change(emptied))}>
          {emptied === undefined ? t("enter.startAnew") : t("enter.putBack")}
        </Button>
      )}
      <Button type="submit" form={formId} kind="primary" busy={busy} id="send">
        {t("enter.save")}
      </Button>
    </>
  );
  return (
    <Dialog open onClose={() => busy || onClose()} size="wide" title={t("enter.title")} description={t("enter.intro")} actions={actions}>
      <form id={formId} onSubmit={submit} noValidate>
        <Stack gap={5}>
          <FormSummary problems={problems} attempt={attempt} />
          <RadioGroup
            id="channel"
            label={t("enter.channel")}
            required
            layout="row"
            options={enteredChannels.map((value) => ({ value, label: t(`channels.${value}`) }))}
            value={draft.channel === "" ? undefined : draft.channel}
            onChange={(channel) => change({ channel })}
            error={errorOf("channel")}
          />
          <div className={styles["pairs"]}>
            <ContactFields draft={draft} onChange={change} errorOf={errorOf} by="staff" />
          </div>
          <ConcernChoice
            label={t("enter.concerns")}
            layout="row"
            value={draft.concerns}
            onChange={(concerns) => change({ concerns })}
            error={errorOf("concerns")}
          />
          <TextArea
            name="message"
            label={t("enter.message")}
            hint={t("enter.messageHint")}
            value={draft.message}
            onChange={(message) => change({ message })}
            error={errorOf("message")}
          />
          <div className={styles["pairs"]}>
            <SlotSelect clinic={clinic} draft={draft} onChange={change} error={errorOf("slot")} />
          </div>
        </Stack>
      </form>
    </Dialog>
  );
};
