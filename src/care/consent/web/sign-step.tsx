import { useState } from "react";

import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { SignaturePad, type Signature } from "#ui/controls/signature-pad.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { consentContract, type DocumentAnswer } from "../contract.ts";
import { choicesInWords } from "../rules/choices-in-words.ts";
import type { ConsentChoices } from "../rules/events.ts";
import { signingWords } from "./consent-words.ts";

type SignStepProps = {
  readonly episodeId: string;
  readonly document: DocumentAnswer;
  readonly choices: ConsentChoices;
  readonly onBack: () => void;
  readonly onSigned: () => void;
};

const useSigning = ({ episodeId, document, choices, onSigned }: SignStepProps) => {
  const [consentId] = useState(newId);
  const [name, setName] = useState("");
  const [birthDate, setBirthDate] = useState("");
  const [signature, setSignature] = useState<Signature>();
  const sign = useCommand(consentContract.signConsent);
  const ready = name.trim() !== "" && birthDate !== "" && signature !== undefined;
  const signNow = () => {
    if (signature === undefined) return;
    const { kind, version, hash } = document;
    const body = { document: { kind, version, hash }, choices, name, birthDate, signature };
    sign.mutate({ params: { episodeId, consentId }, body }, { onSuccess: onSigned });
  };
  return { name, setName, birthDate, setBirthDate, setSignature, sign, ready, signNow };
};

const ChosenList = ({ choices }: { readonly choices: ConsentChoices }) => {
  const chosen = choicesInWords(choices);
  if (chosen.length === 0) return null;
  return (
    <ul>
      {chosen.map(({ question, answer }) => (
        <li key={question}>
          {question}: <strong>{answer}</strong>
        </li>
      ))}
    </ul>
  );
};

/** The last page: what the signature means, who signs, and the signature itself. */
export const SignStep = (props: SignStepProps) => {
  const t = useWords(signingWords);
  const { name, setName, birthDate, setBirthDate, setSignature, sign, ready, signNow } = useSigning(props);
  const problems = refusedFields(sign.error, "sign");
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  return (
    <Stack gap={5}>
      <FormSummary problems={problems} attempt={sign.submittedAt} />
      <section aria-labelledby="meaning">
        <Stack gap={2}>
          <h2 id="meaning">{t("meaning")}</h2>
          <p>{props.document.meaning}</p>
          <ChosenList choices={props.choices} />
        </Stack>
      </section>
      <TextField
        name="name"
        label={t("name")}
        hint={t("nameHint")}
        value={name}
        onChange={setName}
        autoComplete="name"
        error={errorOf("name")}
      />
      <DateField
        name="birthDate"
        label={t("birthDate")}
        value={birthDate}
        onChange={setBirthDate}
        autoComplete="bday"
        error={errorOf("birthDate")}
      />
      <SignaturePad label={t("signature")} hint={t("signatureHint")} onChange={setSignature} id="signature" error={errorOf("signature")} />
      <p>{t("time")}</p>
      <Row gap={3}>
        <Button onClick={props.onBack}>{t("back")}</Button>
        <Button id="sign" kind="primary" busy={sign.isPending} disabled={!ready} onClick={signNow}>
          {t("sign")}
        </Button>
      </Row>
    </Stack>
  );
};
