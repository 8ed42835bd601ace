import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { DateField } from "../controls/date-field.tsx";
import { DateTimeField } from "../controls/date-time-field.tsx";
import { FormSummary } from "../controls/form-summary.tsx";
import { NumberField } from "../controls/number-field.tsx";
import { SelectField } from "../controls/select-field.tsx";
import { TextArea } from "../controls/text-area.tsx";
import { TextField } from "../controls/text-field.tsx";
import { Panel } from "../layout/panel.tsx";
import { Row } from "../layout/row.tsx";
import { Stack } from "../layout/stack.tsx";

export const FieldsPanel = () => {
  const [name, setName] = useState("");
  const [systolic, setSystolic] = useState("1180");
  const [weight, setWeight] = useState("148,2");
  const [route, setRoute] = useState<"sublingual" | "intramuscular" | "">("");
  const [born, setBorn] = useState("1985-03-02");
  const [at, setAt] = useState("2026-11-23T14:05");
  const [words, setWords] = useState("It was like floating over the house I grew up in.");
  const [attempt, setAttempt] = useState(0);
  const wrong = attempt > 0;
  return (
    <Panel
      title="Fields"
      actions={
        <Button kind="quiet" onClick={() => setAttempt((tries) => tries + 1)}>
          Try to send
        </Button>
      }
    >
      <Stack gap={5}>
        <FormSummary attempt={attempt} problems={wrong ? [{ field: "escort", message: "Name the person who takes you home." }] : []} />
        <TextField
          id="escort"
          label="Who takes you home?"
          hint="A grown-up who stays with you until the evening."
          required
          value={name}
          onChange={setName}
          error={wrong && name === "" ? "Name the person who takes you home." : undefined}
        />
        <Row gap={5} align="start">
          <NumberField
            label="Systolic pressure"
            unit="mmHg"
            whole
            value={systolic}
            onChange={setSystolic}
            error="1180 mmHg is not possible. Was it 118?"
          />
          <NumberField label="Weight" unit="kg" value={weight} onChange={setWeight} warning="12 kg more than on 9 Nov. Please check." />
        </Row>
        <SelectField
          label="Route"
          placeholder="Choose a route"
          value={route}
          onChange={setRoute}
          options={[
            { value: "sublingual", label: "Lozenge, under the tongue" },
            { value: "intramuscular", label: "Injection into the muscle" },
          ]}
        />
        <Row gap={5} align="start">
          <DateField label="Date of birth" value={born} onChange={setBorn} />
          <DateTimeField label="Seen at" value={at} onChange={setAt} zone="America/New_York" />
        </Row>
        <TextArea label="In your own words" hint="Only you can read this until you share it." ownWords value={words} onChange={setWords} />
        <TextField label="Record number" value="KAP-2026-0142" onChange={() => undefined} disabled />
      </Stack>
    </Panel>
  );
};
