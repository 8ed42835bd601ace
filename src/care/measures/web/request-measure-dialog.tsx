import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { measuresContract } from "../contract.ts";
import { occasions, type Occasion } from "../rules/events.ts";
import { instrumentCatalogue, licenceTiers } from "../rules/data/instrument-catalogue.ts";
import type { InstrumentId } from "../rules/instrument-definition.ts";
import { licenceWords } from "./licence-words.ts";
import { measuresWords } from "./measures-words.ts";
import { PatientLanguageField } from "./patient-language-field.tsx";

type RequestMeasureDialogProps = {
  readonly episodeId: string;
  readonly timeZone: string;
  readonly open: boolean;
  readonly onClose: () => void;
};

const endOfDay = (day: string, timeZone: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime: "23:59" }).toInstant().toString();

/** What a patient can be asked, and what cannot be asked because its wording is not here. */
const useOffered = (open: boolean) => {
  const { data } = useRead(measuresContract.readInstruments, { params: {}, enabled: open });
  const answeredByPatients = (data?.instruments ?? []).filter(({ instrument }) => instrumentCatalogue[instrument].by === "patient");
  return {
    offered: answeredByPatients.flatMap(({ instrument, offered }) => (offered ? [instrument] : [])),
    notOffered: answeredByPatients.flatMap(({ instrument, offered, notScorable }) => (offered || notScorable !== null ? [] : [instrument])),
    notScorable: answeredByPatients.flatMap(({ instrument, notScorable }) => (notScorable === null ? [] : [{ instrument, notScorable }])),
  };
};

const NotOffered = ({ notOffered, notScorable }: Omit<ReturnType<typeof useOffered>, "offered">) => {
  const t = useWords(licenceWords);
  const byTier = Object.groupBy(notOffered, (instrument) => instrumentCatalogue[instrument].tier);
  return (
    <details>
      <summary>{t("notOffered")}</summary>
      {licenceTiers.map((tier) => {
        const names = byTier[tier]?.map((instrument) => instrumentCatalogue[instrument].shortName);
        return (
          names !== undefined && (
            <p key={tier}>
              {names.join(", ")} · {t(`why.${tier}`)}
            </p>
          )
        );
      })}
      <p>{t("whoCan")}</p>
      {notScorable.map(({ instrument, notScorable: why }) => (
        <p key={instrument}>
          {instrumentCatalogue[instrument].shortName} · {why}
        </p>
      ))}
    </details>
  );
};

/** Asks the patient for a questionnaire by a day. */
export const RequestMeasureDialog = ({ episodeId, timeZone, open, onClose }: RequestMeasureDialogProps) => {
  const t = useWords(measuresWords);
  const { show } = useToasts();
  const [requestId, setRequestId] = useState(newId);
  const [instrument, setInstrument] = useState<InstrumentId | "">("");
  const [occasion, setOccasion] = useState<Occasion>("follow-up");
  const [day, setDay] = useState(() => Temporal.Now.plainDateISO(timeZone).toString());
  const [tried, setTried] = useState(false);
  const { offered, notOffered, notScorable } = useOffered(open);
  const ask = useCommand(measuresContract.requestMeasure);
  const send = () => {
    setTried(true);
    if (instrument === "" || day === "") return;
    const name = instrumentCatalogue[instrument].shortName;
    ask.mutate(
      { params: { episodeId }, body: { requestId, instrument, occasion, dueAt: endOfDay(day, timeZone), sessionId: null } },
      {
        onSuccess: () => {
          setRequestId(newId());
          onClose();
          show({ message: t("page.asked", { name }) });
        },
      },
    );
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("page.request")}
      actions={
        <Button kind="primary" busy={ask.isPending} onClick={send}>
          {t("page.ask")}
        </Button>
      }
    >
      <Stack gap={4}>
        <SelectField
          label={t("page.which")}
          value={instrument}
          options={offered.map((value) => ({ value, label: instrumentCatalogue[value].shortName }))}
          onChange={setInstrument}
          error={tried && instrument === "" ? t("page.which_missing") : ask.error?.message}
        />
        {instrument !== "" && <PatientLanguageField episodeId={episodeId} instrument={instrument} />}
        <SelectField
          label={t("page.why")}
          value={occasion}
          options={occasions.map((value) => ({ value, label: t(`occasion.${value}`) }))}
          onChange={setOccasion}
        />
        <DateField label={t("page.when")} value={day} onChange={setDay} error={tried && day === "" ? t("page.when_missing") : undefined} />
        {notOffered.length > 0 && <NotOffered notOffered={notOffered} notScorable={notScorable} />}
      </Stack>
    </Dialog>
  );
};
