import type { ReactNode } from "react";

import { SelectField } from "#ui/controls/select-field.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { Clinic } from "../../settings/contract.ts";
import { EntryCard } from "./entry-card.tsx";
import { signInWords } from "./sign-in-words.ts";
import { standingWords } from "./standing-words.ts";
import { useEntryClinic } from "./use-entry-clinic.ts";

type ClinicChoiceProps = {
  readonly slug?: string | undefined;
  readonly title: string;
  readonly children: (clinic: Clinic) => ReactNode;
};

/** Finds the clinic to sign in to, and asks only when there are several and none is known. */
export const ClinicChoice = ({ slug, title, children }: ClinicChoiceProps) => {
  const t = useWords(signInWords);
  const said = useWords(standingWords);
  const { clinics, clinic, choose, isPending, failed, retry } = useEntryClinic(slug);
  if (isPending) return <LoadingState shape="panel" />;
  if (failed) return <ErrorState title={said("failed")} onRetry={retry} />;
  if (clinic !== undefined) return children(clinic);
  return (
    <EntryCard title={title}>
      <SelectField
        label={t("clinic")}
        placeholder={t("chooseClinic")}
        value=""
        options={clinics.map((one) => ({ value: one.clinicId, label: one.name }))}
        onChange={choose}
      />
    </EntryCard>
  );
};
