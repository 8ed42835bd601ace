import type { Clinic } from "#platform/settings/contract.ts";
import { Page } from "#ui/layout/page.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { calendarFile } from "./calendar-file.ts";
import { requestFrom, type ConsultationDraft } from "./consultation-draft.ts";
import { enquiryWords } from "./enquiry-words.ts";

/** The confirmation, with the visit as a calendar file. */
export const RequestSent = ({ clinic, draft }: { readonly clinic: Clinic; readonly draft: ConsultationDraft }) => {
  const t = useWords(enquiryWords);
  const locale = useLocale();
  const { slot } = requestFrom(draft);
  const startsAt = slot === null ? undefined : Temporal.Instant.from(slot.startsAt);
  return (
    <Page title={t("sent.title")} width="narrow" documentTitle={t("sent.title")}>
      <p role="status">{t("sent.body")}</p>
      {startsAt && slot && (
        <>
          <p>{formatDateTime(startsAt, clinic.timeZone, locale)}</p>
          <p>
            <a
              download="consultation.ics"
              href={calendarFile({ id: slot.appointmentId, startsAt, minutes: 30, title: t("sent.eventTitle", { clinic: clinic.name }) })}
            >
              {t("sent.calendar")}
            </a>
          </p>
        </>
      )}
    </Page>
  );
};
