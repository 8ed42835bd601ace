import { useParams } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";

import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { usePublicClinic } from "#platform/settings/browser/use-public-clinic.ts";
import type { Clinic } from "#platform/settings/contract.ts";
import { Button } from "#ui/controls/button.tsx";
import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { enquiryContract } from "../contract.ts";
import { concerns } from "../rules/events.ts";
import { consultationDraft, draftProblems, emptyConsultation, requestFrom } from "./consultation-draft.ts";
import { ContactFields } from "./contact-fields.tsx";
import { enquiryWords } from "./enquiry-words.ts";
import { RequestSent } from "./request-sent.tsx";
import { SlotChoice } from "./slot-choice.tsx";

const initial = emptyConsultation();

const useConsultation = (clinic: Clinic) => {
  const t = useWords(enquiryWords);
  const [draft, change, clear] = useDraft("consultation", consultationDraft, initial);
  const [attempt, setAttempt] = useState(0);
  const request = useCommand(enquiryContract.requestConsultation);
  const open = attempt === 0 ? [] : draftProblems(draft).map(({ field, key }) => ({ field, message: t(`ask.${key}`) }));
  const refused = request.error === null ? [] : (request.error.problem.errors ?? [{ field: "send", message: request.error.message }]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt((count) => count + 1);
    if (draftProblems(draft).length > 0) return;
    request.mutate({ params: { clinicId: clinic.clinicId, episodeId: draft.episodeId }, body: requestFrom(draft) });
  };
  return { draft, change, clear, attempt, request, problems: open.length > 0 ? open : refused, submit };
};

const ConsultationForm = ({ clinic }: { readonly clinic: Clinic }) => {
  const t = useWords(enquiryWords);
  const { draft, change, attempt, request, problems, submit } = useConsultation(clinic);
  if (request.isSuccess) return <RequestSent clinic={clinic} draft={draft} />;
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  return (
    <Page title={t("ask.title")} intro={t("ask.intro")} width="narrow" documentTitle={t("ask.title")}>
      <form onSubmit={submit} noValidate>
        <Stack gap={6}>
          <FormSummary problems={problems} attempt={attempt} />
          <CheckboxGroup
            id="concerns"
            label={t("ask.concerns")}
            required
            options={concerns.map((value) => ({ value, label: t(`concerns.${value}`) }))}
            value={draft.concerns}
            onChange={(chosen) => change({ concerns: concerns.filter((one) => chosen.includes(one)) })}
            error={errorOf("concerns")}
          />
          <SlotChoice clinic={clinic} value={draft.slot} onChange={(slot) => change({ slot })} error={errorOf("slot")} />
          <ContactFields draft={draft} onChange={change} errorOf={errorOf} />
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
