import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { abilities } from "../rules/data/reconsent-triggers.ts";
import type { CapacityCheck } from "../rules/events.ts";
import { consentWords } from "./consent-words.ts";

type CapacityFieldsProps = { readonly value: Partial<CapacityCheck>; readonly onChange: (value: Partial<CapacityCheck>) => void };

const findings = ["yes", "doubtful", "no"] as const;

/** The four abilities that deciding takes; none is answered beforehand. */
export const CapacityFields = ({ value, onChange }: CapacityFieldsProps) => {
  const t = useWords(consentWords);
  return (
    <Stack gap={3}>
      <p>
        <strong>{t("capacity")}</strong> {t("capacityBody")}
      </p>
      {abilities.map((ability) => (
        <RadioGroup
          key={ability}
          label={t(`abilities.${ability}`)}
          layout="row"
          options={findings.map((one) => ({ value: one, label: t(`found.${one}`) }))}
          value={value[ability]}
          onChange={(found) => onChange({ ...value, [ability]: found })}
        />
      ))}
    </Stack>
  );
};
