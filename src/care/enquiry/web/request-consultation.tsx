import { useParams } from "@tanstack/react-router";
import type { FormEvent } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { usePublicClinic } from "#platform/settings/browser/use-public-clinic.ts";
import type { Clinic } from "#platform/settings/contract.ts";
import { Button } from "#ui/controls/button.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { enquiryContract } from "../contract.ts";
import { ConcernChoice } from "./concern-choice.tsx";
import { consultationDraft, draftProblems, emptyConsultation, publicRequires, requestFrom } from "./consultation-draft.ts";
import { ContactFields } from "./contact-fields.tsx";
import { enquiryWords } from "./enquiry-words.ts";
import { RequestSent } from "./request-sent.tsx";
import { SlotChoice } from "./slot-choice.tsx";
import { useDraftForm } from "./use-draft-form.ts";

const initial = emptyConsultation();

const useConsultation = (clinic: Clinic) => {
  const [draft, change] = useDraft("consultation", consultationDraft, initial);
  const request = useCommand(enquiryContract.requestConsultation);
  const form = useDraftForm(draftProblems(draft, publicRequires), request.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.attemptToSend()) return;
    request.mutate({ params: { clinicId: clinic.clinicId, episodeId: draft.episodeId }, body: requestFrom(draft) });
  };
  return { draft, change, request, form, submit };
};

const ConsultationForm = ({ clinic }: { readonly clinic: Clinic }) => {
  const t = useWords(enquiryWords);
  const { draft, change, request, form, submit } = useConsultation(clinic);
  if (request.isSuccess) return <RequestSent clinic={clinic} draft={draft} />;
  const { attempt, problems, errorOf } = form;
  return (
    <Page title={t("ask.title")} intro={t("ask.intro")} width="narrow" documentTitle={t("ask.title")}>
      <form onSubmit={submit} noValidate>
        <Stack gap={6}>
          <FormSummary problems={problems} attempt={attempt} />
          <ConcernChoice
            label={t("ask.concerns")}
            value={draft.concerns}
            onChange={(concerns) => change({ concerns })}
            error={errorOf("concerns")}
          />
          <SlotChoice clinic={clinic} value={draft.slot} onChange={(slot) => change({ slot })} error={errorOf("slot")} />
          <Stack gap={4}>
            <h2>{t("ask.about")}</h2>
            <ContactFields draft={draft} onChange={change} errorOf={errorOf} by="self" />
          </Stack>
          <TextArea
            name="message"
            label={t("ask.message")}
            hint={t("ask.messageHint")}
            value={draft.message}
            onChange={(message) => change({ message })}
            ownWords
          />
          <Button type="submit" kind="primary" busy={request.isPending} id="send">
            {t("ask.send")}
          </Button>
        </Stack>
      </form>
    </Page>
  );
};

/** Anyone asks for a first conversation: reasons, a real free time, how to reach them. Nothing typed is lost on a reload. */
export const RequestConsultation = () => {
  const { slug } = useParams({ strict: false });
  const { clinic } = usePublicClinic(slug);
  return clinic === undefined ? null : <ConsultationForm clinic={clinic} />;
};
