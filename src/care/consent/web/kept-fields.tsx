import { useState } from "react";

import { Field } from "#ui/controls/field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { scanTypes } from "../contract.ts";
import { paperWords } from "./paper-words.ts";
import { readScan, type Scan, type ScanProblem } from "./read-scan.ts";

/** Where a paper is: as a scan, at a place, or both. */
export type Kept = { readonly scan: Scan | null; readonly keptAt: string };
export const keptNothing: Kept = { scan: null, keptAt: "" };
export const isKept = ({ scan, keptAt }: Kept): boolean => scan !== null || keptAt.trim() !== "";

type KeptFieldsProps = {
  readonly label: string;
  readonly kept: Kept;
  readonly onChange: (part: Partial<Kept>) => void;
  readonly errorOf: (field: string) => string | undefined;
};

/** A scan, chosen or photographed, and the place of the paper. */
export const KeptFields = ({ label, kept, onChange, errorOf }: KeptFieldsProps) => {
  const t = useWords(paperWords);
  const [problem, setProblem] = useState<ScanProblem | undefined>();
  const choose = async (file: File | undefined) => {
    const read = file === undefined ? null : await readScan(file);
    setProblem(typeof read === "string" ? read : undefined);
    onChange({ scan: typeof read === "string" ? null : read });
  };
  return (
    <>
      <Field label={label} hint={t("scanHint")} error={problem === undefined ? errorOf("scan") : t(problem)}>
        {(control) => (
          <input {...control} type="file" accept={scanTypes.join(",")} onChange={(event) => void choose(event.target.files?.[0])} />
        )}
      </Field>
      <TextField
        name="keptAt"
        label={t("keptAt")}
        hint={t("keptAtHint")}
        value={kept.keptAt}
        onChange={(keptAt) => onChange({ keptAt })}
        maxLength={300}
        error={errorOf("keptAt")}
      />
    </>
  );
};
