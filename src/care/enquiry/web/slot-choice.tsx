import { scheduleContract } from "#care/schedule/contract.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import type { Clinic } from "#platform/settings/contract.ts";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { formatDate, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { slotKey } from "./consultation-draft.ts";
import { enquiryWords } from "./enquiry-words.ts";

type SlotChoiceProps = {
  readonly clinic: Clinic;
  readonly value: string;
  readonly onChange: (slot: string) => void;
  readonly error: string | undefined;
};

/** How many times are offered at once; more would be a calendar, not a choice. */
const offered = 8;

/** Real free times, as the calendar has them now, or a call. */
export const SlotChoice = ({ clinic, value, onChange, error }: SlotChoiceProps) => {
  const t = useWords(enquiryWords);
  const locale = useLocale();
  const { data, isPending } = useRead(scheduleContract.readFreeSlots, { params: { clinicId: clinic.clinicId } });
  if (isPending) return <LoadingState shape="lines" lines={4} />;
  const slots = data?.slots.filter((slot, index) => index < offered || slotKey(slot) === value) ?? [];
  const zone = data?.timeZone ?? clinic.timeZone;
  return (
    <RadioGroup
      id="slot"
      label={t("ask.time")}
      hint={slots.length === 0 ? t("ask.noTimes") : t("ask.timeHint", { zone })}
      required
      options={[
        ...slots.map((slot) => ({
          value: slotKey(slot),
          label: `${formatDate(slot.startsAt, zone, locale)}, ${formatTime(slot.startsAt, zone, locale)}`,
          hint: slot.clinician,
        })),
        { value: "none", label: t("ask.anyTime") },
      ]}
      value={value === "" ? undefined : value}
      onChange={onChange}
      error={error}
    />
  );
};
