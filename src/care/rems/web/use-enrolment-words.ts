import { formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { EpisodeRems } from "../contract.ts";
import { remsWords } from "./rems-words.ts";

/** Where an enrolment stands, in one sentence. */
export const useEnrolmentWords = ({ enrolment }: Pick<EpisodeRems, "enrolment">): string => {
  const t = useWords(remsWords);
  const locale = useLocale();
  if (enrolment === null) return t("enrolment.none");
  const { withdrawn, submitted, patientSignedOn, providerSignedOn } = enrolment;
  if (withdrawn !== null) return t("enrolment.withdrawn", { reason: withdrawn.reason });
  if (submitted !== null) {
    const date = formatPlainDate(Temporal.PlainDate.from(submitted.submittedOn), locale);
    return t("enrolment.submitted", { date, reference: submitted.reference });
  }
  const needed = [
    ...(patientSignedOn === null ? [t("enrolment.needed.patient")] : []),
    ...(providerSignedOn === null ? [t("enrolment.needed.provider")] : []),
    t("enrolment.needed.submission"),
  ];
  return t("enrolment.waits", { what: needed.join(", ") });
};
