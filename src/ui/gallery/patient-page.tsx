import { BookOpen, CalendarDays, House, Phone, Users } from "lucide-react";
import { useState } from "react";
import { Button } from "../controls/button.tsx";
import { LinkButton } from "../controls/link-button.tsx";
import { ChoiceScale } from "../controls/choice-scale.tsx";
import { DefinitionList } from "../layout/definition-list.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { PatientShell } from "../layout/patient-shell.tsx";
import { Stack } from "../layout/stack.tsx";

const nav = [
  { href: "/patient", label: "Home", icon: <House /> },
  { href: "/patient/journal", label: "Journal", icon: <BookOpen /> },
  { href: "/patient/visits", label: "Visits", icon: <CalendarDays /> },
  { href: "/patient/team", label: "My team", icon: <Users /> },
];

const Help = () => (
  <Stack>
    <p>If you are in danger, call now. You do not need to explain much.</p>
    <LinkButton href="tel:988" kind="primary" wide icon={<Phone />}>
      988 Suicide and Crisis Lifeline
    </LinkButton>
    <LinkButton href="tel:911" wide icon={<Phone />}>
      911 Emergency
    </LinkButton>
    <p>Harbour Clinic answers on weekdays from 8 to 18.</p>
  </Stack>
);

export const PatientPage = () => {
  const [answer, setAnswer] = useState<"0" | "1" | "2" | "3" | undefined>(undefined);
  return (
    <PatientShell clinicName="Harbour Clinic" homeHref="/patient" nav={nav} help={<Help />}>
      <Page title="Your next step" intro="Nine short questions before Wednesday. About two minutes; you can stop and come back.">
        <ChoiceScale
          label="Over the last two weeks, how often have you had little interest or pleasure in doing things?"
          value={answer}
          onChange={setAnswer}
          pageKeys
          options={[
            { value: "0", label: "Not at all" },
            { value: "1", label: "Several days" },
            { value: "2", label: "More than half the days" },
            { value: "3", label: "Nearly every day" },
          ]}
        />
        <Button kind="primary" wide>
          Next
        </Button>
        <Panel title="Your next visit">
          <DefinitionList
            items={[
              { term: "When", value: "Wednesday 25 November, 9:00" },
              { term: "Where", value: "Harbour Clinic, second floor" },
              { term: "Bring", value: "Somebody who takes you home" },
            ]}
          />
        </Panel>
      </Page>
    </PatientShell>
  );
};
