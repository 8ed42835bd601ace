import { useState } from "react";

import { followedInstruments } from "#care/measures/rules/asked-instruments.ts";
import { instrumentCatalogue } from "#care/measures/rules/data/instrument-catalogue.ts";
import type { InstrumentId } from "#care/measures/rules/instrument-definition.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { CheckboxGroup } from "#ui/controls/checkbox-group.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { formatDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { followUpContract } from "../contract.ts";
import { followUpWords } from "./follow-up-words.ts";

type ScheduleDialogProps = {
  readonly episodeId: string;
  readonly lastDoseAt: Temporal.Instant;
  readonly timeZone: string;
  readonly onClose: () => void;
};

/** Plans the questionnaires after the last dose. Mount it to open it. */
export const ScheduleDialog = ({ episodeId, lastDoseAt, timeZone, onClose }: ScheduleDialogProps) => {
  const t = useWords(followUpWords);
  const locale = useLocale();
  const { show } = useToasts();
  const [instruments, setInstruments] = useState<readonly InstrumentId[]>(["phq9"]);
  const schedule = useCommand(followUpContract.scheduleFollowUp);
  const plan = () =>
    schedule.mutate(
      { params: { episodeId }, body: { instruments: [...instruments] } },
      {
        onSuccess: () => {
          onClose();
          show({ message: t("plan.scheduled") });
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("plan.scheduleTitle")}
      description={t("plan.scheduleBody", { date: formatDate(lastDoseAt, timeZone, locale) })}
      actions={
        <Button kind="primary" busy={schedule.isPending} onClick={plan}>
          {t("plan.schedule")}
        </Button>
      }
    >
      <CheckboxGroup
        label={t("plan.instruments")}
        options={followedInstruments.map((value) => ({ value, label: instrumentCatalogue[value].shortName }))}
        value={instruments}
        onChange={setInstruments}
        error={schedule.error?.message}
      />
    </Dialog>
  );
};
