import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useAction, useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { remsContract, type EpisodeRems } from "../contract.ts";
import { patientAcknowledgements } from "../rules/data/enrolment-fields.ts";
import { indications } from "../rules/events.ts";
import { remsWords } from "./rems-words.ts";
import styles from "./rems.module.css";

type Indication = (typeof indications)[number];
type PrepareDialogProps = { readonly episodeId: string; readonly rems: EpisodeRems; readonly onClose: () => void };

type ProviderDetails = { readonly npi: string; readonly telephone: string; readonly fax: string };

const isChanged = (one: ProviderDetails, other: ProviderDetails): boolean =>
  one.npi !== other.npi || one.telephone !== other.telephone || one.fax !== other.fax;

const usePreparing = ({ episodeId, rems, onClose }: PrepareDialogProps) => {
  const t = useWords(remsWords);
  const { show } = useToasts();
  const [entryId] = useState(newId);
  const [indication, setIndication] = useState<Indication | undefined>(rems.enrolment?.indication);
  const [prescriberId, setPrescriberId] = useState(rems.enrolment?.prescriberId ?? "");
  const onRecord = (staffId: string): ProviderDetails =>
    rems.prescribers.find(({ id }) => id === staffId)?.details ?? { npi: "", telephone: "", fax: "" };
  const [provider, setProvider] = useState(onRecord(prescriberId));
  const choosePrescriber = (staffId: string) => {
    setPrescriberId(staffId);
    setProvider(onRecord(staffId));
  };
  const [address, setAddress] = useState(rems.patient.address);
  const [acknowledged, setAcknowledged] = useState(rems.enrolment?.acknowledged ?? false);
  const [attempt, setAttempt] = useState(0);
  const prepare = useCommand(remsContract.prepareEnrolment);
  const details = useAction(remsContract.recordProvider);
  const place = useAction(remsContract.recordPatientAddress);
  const open = [
    ...(indication === undefined ? [{ field: "indication", message: t("enrolment.choose") }] : []),
    ...(prescriberId === "" ? [{ field: "prescriber", message: t("enrolment.choose") }] : []),
  ];
  const refused = [
    ...refusedFields(prepare.error, "indication"),
    ...refusedFields(details.error, "npi"),
    ...refusedFields(place.error, "address"),
  ];
  /** What is kept beside the log goes first: when one is refused, nothing that was typed is lost and the dialog stays. */
  const keepBeside = async () => {
    if (address.trim() !== "" && address !== rems.patient.address)
      await place.mutateAsync({ params: { patientId: rems.patient.patientId }, body: { address } });
    if (isChanged(provider, onRecord(prescriberId)))
      await details.mutateAsync({ params: { staffId: prescriberId, entryId }, body: provider });
  };
  const keep = async () => {
    setAttempt((count) => count + 1);
    if (indication === undefined || open.length > 0) return;
    try {
      await keepBeside();
      await prepare.mutateAsync({ params: { episodeId }, body: { indication, prescriberId, acknowledged } });
    } catch {
      return; // Said beside the fields.
    }
    onClose();
    show({ message: t("enrolment.saved") });
  };
  const problems = attempt > 0 && open.length > 0 ? open : refused;
  const draft = { indication, prescriberId, provider, address, acknowledged };
  const set = { setIndication, choosePrescriber, setProvider, setAddress, setAcknowledged };
  return { draft, set, keep, problems, attempt, busy: prepare.isPending || details.isPending || place.isPending };
};

/** Prepares the enrolment: indication, prescriber and how the programme reaches them, what the patient acknowledges. Mount it to open it. */
export const PrepareDialog = (props: PrepareDialogProps) => {
  const t = useWords(remsWords);
  const { draft, set, keep, problems, attempt, busy } = usePreparing(props);
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const actions = (
    <Button kind="primary" busy={busy} onClick={() => void keep()}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={props.onClose} size="wide" title={t("enrolment.prepare")} actions={actions}>
      <Stack gap={4}>
        <FormSummary problems={problems} attempt={attempt} />
        <RadioGroup
          id="indication"
          label={t("enrolment.indication")}
          options={indications.map((value) => ({ value, label: t(`enrolment.indications.${value}`) }))}
          value={draft.indication}
          onChange={set.setIndication}
          error={errorOf("indication")}
        />
        <SelectField
          id="prescriber"
          label={t("enrolment.prescriber")}
          placeholder={t("enrolment.choose")}
          value={draft.prescriberId}
          options={props.rems.prescribers.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={set.choosePrescriber}
          error={errorOf("prescriber")}
        />
        {(["npi", "telephone", "fax"] as const).map((name) => (
          <TextField
            key={name}
            id={name}
            label={t(`enrolment.${name}`)}
            hint={name === "npi" ? t("enrolment.npiHint") : undefined}
            value={draft.provider[name]}
            onChange={(value) => set.setProvider({ ...draft.provider, [name]: value })}
            error={errorOf(name)}
          />
        ))}
        <TextArea
          id="address"
          label={t("enrolment.address")}
          rows={2}
          value={draft.address}
          onChange={set.setAddress}
          error={errorOf("address")}
        />
        <Checkbox
          label={t("enrolment.acknowledged")}
          hint={
            <ul className={styles["points"]}>
              {patientAcknowledgements.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          }
          checked={draft.acknowledged}
          onChange={set.setAcknowledged}
        />
      </Stack>
    </Dialog>
  );
};
