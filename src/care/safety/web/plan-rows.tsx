import { Button } from "#ui/controls/button.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { PlanFieldId } from "../rules/data/plan-fields.ts";
import { planWords } from "./plan-words.ts";
import styles from "./safety.module.css";

type FieldName = keyof (typeof planWords)["en"]["fields"];
type RowFieldsProps<Field extends FieldName> = {
  readonly fields: readonly Field[];
  readonly row: Readonly<Record<Field, string>>;
  readonly onChange: (field: Field, value: string) => void;
};

/** The named texts of one row, beside each other where there is room. */
export const RowFields = <Field extends FieldName>({ fields, row, onChange }: RowFieldsProps<Field>) => {
  const t = useWords(planWords);
  return (
    <div className={styles["rows"]}>
      {fields.map((field) => (
        <TextField
          key={field}
          label={t(`fields.${field}`)}
          type={field === "phone" ? "tel" : "text"}
          autoComplete="off"
          value={row[field]}
          onChange={(value) => onChange(field, value)}
        />
      ))}
    </div>
  );
};

type PlanRowsProps<Field extends FieldName> = {
  readonly part: PlanFieldId;
  readonly fields: readonly Field[];
  readonly empty: Readonly<Record<Field, string>>;
  readonly rows: readonly Readonly<Record<Field, string>>[];
  readonly onRows: (rows: Record<Field, string>[]) => void;
};

/** A part of the plan that is a list of rows. */
export const PlanRows = <Field extends FieldName>({ part, fields, empty, rows, onRows }: PlanRowsProps<Field>) => {
  const t = useWords(planWords);
  const copies = rows.map((row) => ({ ...row }));
  const change = (place: number, field: Field, value: string) =>
    onRows(copies.map((row, index) => (index === place ? { ...row, [field]: value } : row)));
  const named = (place: number) => t("row", { part: t(`parts.${part}`), number: place + 1 });
  return (
    <fieldset className={styles["part"]}>
      <legend className={styles["legend"]}>{t(`parts.${part}`)}</legend>
      <Stack gap={3}>
        {rows.map((row, place) => (
          <div key={place} role="group" aria-label={named(place)}>
            <RowFields fields={fields} row={row} onChange={(field, value) => change(place, field, value)} />
            <Button
              kind="quiet"
              aria-label={`${t("remove")}: ${named(place)}`}
              onClick={() => onRows(copies.filter((_, index) => index !== place))}
            >
              {t("remove")}
            </Button>
          </div>
        ))}
        <Row>
          <Button kind="quiet" aria-label={`${t("add")}: ${t(`parts.${part}`)}`} onClick={() => onRows([...copies, { ...empty }])}>
            {t("add")}
          </Button>
        </Row>
      </Stack>
    </fieldset>
  );
};
