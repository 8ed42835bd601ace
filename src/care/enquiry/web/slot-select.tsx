import { scheduleContract } from "#care/schedule/contract.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import type { Clinic } from "#platform/settings/contract.ts";
import { SelectField } from "#ui/controls/select-field.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { formatTime, formatWeekday } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";
import { dateIn } from "#kernel/time.ts";

import { slotKey } from "./consultation-draft.ts";
import { enquiryWords } from "./enquiry-words.ts";
import type { EnteredEnquiry } from "./entered-enquiry.ts";

type SlotSelectProps = {
  readonly clinic: Pick<Clinic, "clinicId" | "timeZone">;
  readonly draft: Pick<EnteredEnquiry, "day" | "slot">;
  readonly onChange: (part: Pick<EnteredEnquiry, "day" | "slot">) => void;
  readonly error: string | undefined;
};

/** Every free time, the day first: staff look for what suits a caller, where the public form offers a few. */
export const SlotSelect = ({ clinic, draft, onChange, error }: SlotSelectProps) => {
  const t = useWords(enquiryWords);
  const locale = useLocale();
  const { data, isPending } = useRead(scheduleContract.readFreeSlots, { params: { clinicId: clinic.clinicId } });
  if (isPending) return <LoadingState shape="lines" lines={2} />;
  const zone = data?.timeZone ?? clinic.timeZone;
  const dayOf = (startsAt: Temporal.Instant) => dateIn(zone, startsAt);
  const slots = data?.slots ?? [];
  const days = new Map(slots.map(({ startsAt }) => [dayOf(startsAt), formatWeekday(startsAt, zone, locale)]));
  const times = slots.filter(({ startsAt }) => dayOf(startsAt) === draft.day);
  return (
    <>
      <SelectField
        label={t("enter.day")}
        hint={days.size === 0 ? t("enter.noTimes") : t("ask.timeHint", { zone })}
        value={days.has(draft.day) ? draft.day : "none"}
        options={[{ value: "none", label: t("enter.noTime") }, ...[...days].map(([value, label]) => ({ value, label }))]}
        onChange={(day) => onChange(day === "none" ? { day: "", slot: "none" } : { day, slot: "" })}
      />
      {draft.slot !== "none" && (
        <SelectField
          id="slot"
          label={t("enter.time")}
          hint={t("enter.timeHint")}
          required
          placeholder={t("ask.time")}
          value={times.some((slot) => slotKey(slot) === draft.slot) ? draft.slot : ""}
          options={times.map((slot) => ({ value: slotKey(slot), label: `${formatTime(slot.startsAt, zone, locale)} · ${slot.clinician}` }))}
          onChange={(slot) => onChange({ day: draft.day, slot })}
          error={error}
        />
      )}
    </>
  );
};
