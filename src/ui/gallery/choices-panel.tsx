import { useState } from "react";
import { Checkbox } from "../controls/checkbox.tsx";
import { CheckboxGroup } from "../controls/checkbox-group.tsx";
import { ChoiceScale } from "../controls/choice-scale.tsx";
import { RadioGroup } from "../controls/radio-group.tsx";
import { SliderScale } from "../controls/slider-scale.tsx";
import { Panel } from "../layout/panel.tsx";
import { Stack } from "../layout/stack.tsx";

type Frequency = "0" | "1" | "2" | "3";
type Touch = "hand" | "shoulder" | "none";

export const ChoicesPanel = () => {
  const [item, setItem] = useState<Frequency | undefined>("1");
  const [ease, setEase] = useState<number | undefined>(7);
  const [touch, setTouch] = useState<Touch | undefined>(undefined);
  const [goals, setGoals] = useState<readonly ("relief" | "coping" | "self")[]>(["relief"]);
  const [agreed, setAgreed] = useState(true);
  return (
    <Panel title="Choices">
      <Stack gap={6}>
        <ChoiceScale
          label="Over the last two weeks, how often were you bothered by little interest or pleasure in doing things?"
          value={item}
          onChange={setItem}
          options={[
            { value: "0", label: "Not at all" },
            { value: "1", label: "Several days" },
            { value: "2", label: "More than half the days" },
            { value: "3", label: "Nearly every day" },
          ]}
        />
        <SliderScale
          label="How at ease do you feel with your therapist?"
          low="Not at all"
          high="Completely"
          value={ease}
          onChange={setEase}
        />
        <RadioGroup
          label="Touch during the session"
          hint="You can change your mind at any moment."
          required
          error={touch === undefined ? "Choose one, so that your therapist knows." : undefined}
          value={touch}
          onChange={setTouch}
          options={[
            { value: "hand", label: "Holding my hand is fine" },
            { value: "shoulder", label: "A hand on my shoulder is fine", hint: "When I ask for it" },
            { value: "none", label: "No touch" },
          ]}
        />
        <CheckboxGroup
          label="What do you hope for?"
          value={goals}
          onChange={setGoals}
          layout="row"
          options={[
            { value: "relief", label: "Relief of symptoms" },
            { value: "coping", label: "Coping skills" },
            { value: "self", label: "Understanding myself" },
          ]}
        />
        <Checkbox
          label="I have read the instructions for the day"
          hint="You can read them again at any time."
          checked={agreed}
          onChange={setAgreed}
        />
      </Stack>
    </Panel>
  );
};
