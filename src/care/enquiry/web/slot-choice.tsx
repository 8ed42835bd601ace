import { scheduleContract } from "#care/schedule/contract.ts";
import type { AnswerOf } from "#platform/http/contract.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import type { Clinic } from "#platform/settings/contract.ts";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { formatTime, formatWeekday } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";
import { dateIn } from "#kernel/time.ts";

import { slotKey } from "./consultation-draft.ts";
import { enquiryWords } from "./enquiry-words.ts";

type SlotChoiceProps = {
  readonly clinic: Clinic;
  readonly value: string;
  readonly onChange: (slot: string) => void;
  readonly error: string | undefined;
};

/** How many times are offered at once, and of one day; more would be a calendar, not a choice. */
const offered = 8;
const ofOneDay = 2;

type Offered = AnswerOf<typeof scheduleContract.readFreeSlots>["slots"][number];

/** A few times spread over the next days, each time once; the chosen one always among them. */
const spread = (slots: readonly Offered[], zone: string, chosen: string): readonly Offered[] => {
  const taken = new Map<string, number>();
  const times = new Set<number>();
  const few = slots.filter((slot) => {
    const day = dateIn(zone, slot.startsAt);
    const count = taken.get(day) ?? 0;
    if (count >= ofOneDay || times.has(slot.startsAt.epochMilliseconds)) return false;
    taken.set(day, count + 1);
    times.add(slot.startsAt.epochMilliseconds);
    return true;
  });
  return slots.filter((slot) => slotKey(slot) === chosen || few.slice(0, offered).includes(slot));
};

/** Real free times, as the calendar has them now, or a call. */
export const SlotChoice = ({ clinic, value, onChange, error }: SlotChoiceProps) => {
  const t = useWords(enquiryWords);
  const locale = useLocale();
  const { data, isPending } = useRead(scheduleContract.readFreeSlots, { params: { clinicId: clinic.clinicId } });
  if (isPending) return <LoadingState shape="lines" lines={4} />;
  const zone = data?.timeZone ?? clinic.timeZone;
  const slots = spread(data?.slots ?? [], zone, value);
  return (
    <RadioGroup
      id="slot"
      label={t("ask.time")}
      hint={slots.length === 0 ? t("ask.noTimes") : t("ask.timeHint", { zone })}
      required
      options={[
        ...slots.map((slot) => ({
          value: slotKey(slot),
          label: `${formatWeekday(slot.startsAt, zone, locale)}, ${formatTime(slot.startsAt, zone, locale)}`,
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
