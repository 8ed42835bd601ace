import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { consentContract, type ConsentAnswer } from "../contract.ts";
import type { ConsentKind } from "../rules/consent-document.ts";
import { ChoiceFields } from "./choice-fields.tsx";
import { choicesFrom, emptyConsent, type ConsentDraft } from "./consent-draft.ts";
import { consentWords } from "./consent-words.ts";
import { isKept, KeptFields, keptNothing, type Kept } from "./kept-fields.tsx";
import { paperWords } from "./paper-words.ts";

type Explained = NonNullable<ConsentAnswer["explained"]>;
type PaperDialogProps = {
  readonly episodeId: string;
  readonly patientName: string;
  readonly explained: Explained;
  readonly onClose: () => void;
};

const isTime = (time: string): boolean => time === "" || /^([01]\d|2[0-3]):[0-5]\d$/u.test(time);

const usePaper = ({ episodeId, explained, onClose }: PaperDialogProps) => {
  const t = useWords(paperWords);
  const { show } = useToasts();
  const [consentId] = useState(newId);
  const [kind, setKind] = useState<ConsentKind | "">("");
  const [version, setVersion] = useState("");
  const [draft, setDraft] = useState<ConsentDraft>(emptyConsent);
  const [signed, setSigned] = useState({ on: "", time: "" });
  const [stated, setStated] = useState({ sawSigned: false, identified: false });
  const [kept, setKept] = useState<Kept>(keptNothing);
  const record = useCommand(consentContract.recordPaperConsent);
  const choices = kind === "" ? undefined : choicesFrom(kind, draft, explained.boosterMaximum);
  const { sawSigned, identified } = stated;
  const isWhole = choices !== undefined && version.trim() !== "" && signed.on !== "" && isTime(signed.time) && isKept(kept);
  const save = () => {
    if (kind === "" || choices === undefined || !sawSigned || !identified) return;
    const when = { signedOn: signed.on, signedTime: signed.time === "" ? null : signed.time };
    const body = { document: { kind, version }, choices, ...when, sawSigned, identified, scan: kept.scan, keptAt: kept.keptAt };
    const done = () => {
      onClose();
      show({ message: t("saved") });
    };
    record.mutate({ params: { episodeId, consentId }, body }, { onSuccess: done });
  };
  const choose = (chosen: ConsentKind) => {
    setKind(chosen);
    setDraft(emptyConsent);
  };
  const parts = { kind, choose, version, setVersion, draft, setDraft, signed, setSigned, stated, setStated, kept, setKept };
  return { ...parts, record, save, isReady: isWhole && sawSigned && identified };
};

type Form = ReturnType<typeof usePaper>;
type FieldsProps = { readonly form: Form; readonly errorOf: (field: string) => string | undefined };

/** The day on the paper, and what the person who saw it states. */
const SigningFields = ({ form, errorOf }: FieldsProps) => {
  const t = useWords(paperWords);
  const { signed, setSigned, stated, setStated } = form;
  return (
    <>
      <Row gap={3}>
        <DateField
          name="signedOn"
          label={t("signedOn")}
          value={signed.on}
          onChange={(on) => setSigned({ ...signed, on })}
          error={errorOf("signedOn")}
        />
        <TextField
          label={t("signedTime")}
          hint={t("signedTimeHint")}
          value={signed.time}
          onChange={(time) => setSigned({ ...signed, time })}
          error={isTime(signed.time) ? undefined : t("wrongTime")}
        />
      </Row>
      <KeptFields label={t("scan")} kept={form.kept} onChange={(part) => form.setKept({ ...form.kept, ...part })} errorOf={errorOf} />
      <Checkbox label={t("sawSigned")} checked={stated.sawSigned} onChange={(sawSigned) => setStated({ ...stated, sawSigned })} required />
      <Checkbox
        label={t("identified")}
        checked={stated.identified}
        onChange={(identified) => setStated({ ...stated, identified })}
        required
      />
    </>
  );
};

/** Records a consent that was signed on paper, by who saw it signed. */
export const PaperDialog = (props: PaperDialogProps) => {
  const t = useWords(paperWords);
  const c = useWords(consentWords);
  const form = usePaper(props);
  const { explained } = props;
  const { kind, record } = form;
  const problems = refusedFields(record.error, "record-paper");
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const actions = (
    <Button id="record-paper" kind="primary" busy={record.isPending} disabled={!form.isReady} onClick={form.save}>
      {t("save")}
    </Button>
  );
  return (
    <Dialog open onClose={props.onClose} title={t("title")} description={t("body")} actions={actions}>
      <Stack gap={4}>
        <FormSummary problems={problems} attempt={record.submittedAt} />
        <p>
          {t("treatment", { treatment: c(`routes.${explained.route}`) })}{" "}
          {t("signer", { name: explained.representative?.name ?? props.patientName })}
        </p>
        <SelectField
          label={t("document")}
          placeholder=""
          value={kind}
          options={explained.kinds.map((value) => ({ value, label: c(`kinds.${value}`) }))}
          onChange={form.choose}
        />
        <TextField
          name="version"
          label={t("version")}
          hint={t("versionHint")}
          value={form.version}
          onChange={form.setVersion}
          error={errorOf("version")}
        />
        {kind !== "" && kind !== "treatment" && (
          <section aria-label={t("choices")}>
            <Stack gap={3}>
              <p>
                <strong>{t("choices")}</strong>
              </p>
              <ChoiceFields
                kind={kind}
                draft={form.draft}
                onChange={(part) => form.setDraft({ ...form.draft, ...part })}
                boosterMost={explained.boosterMaximum}
              />
            </Stack>
          </section>
        )}
        <SigningFields form={form} errorOf={errorOf} />
      </Stack>
    </Dialog>
  );
};
