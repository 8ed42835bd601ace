import type { ReactNode } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { intakeWords } from "./intake-words.ts";
import styles from "./intake.module.css";

export type ListSection = "medicines" | "allergies" | "treatment-trials";

type RowListProps<Row> = {
  readonly section: ListSection;
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row) => string;
  readonly none: boolean;
  readonly onNone: (none: boolean) => void;
  readonly onRows: (rows: Row[]) => void;
  readonly empty: Row;
  readonly fields: (row: Row, index: number, change: (change: Partial<Row>) => void) => ReactNode;
  readonly noneError: string | undefined;
};

/** A list that a person fills in row by row, or says to be empty. */
export const RowList = <Row extends object>(props: RowListProps<Row>) => {
  const { section, rows, nameOf, none, onNone, onRows, empty, fields, noneError } = props;
  const t = useWords(intakeWords);
  const change = (index: number, part: Partial<Row>) => onRows(rows.map((row, place) => (place === index ? { ...row, ...part } : row)));
  return (
    <Stack gap={5}>
      {rows.map((row, index) => (
        <fieldset key={index} className={styles["row"]}>
          <legend className={styles["legend"]}>{t(`row.${section}`, { number: index + 1 })}</legend>
          <Stack gap={4}>
            {fields(row, index, (part) => change(index, part))}
            <Button
              kind="quiet"
              aria-label={nameOf(row) === "" ? undefined : t("removeNamed", { name: nameOf(row) })}
              onClick={() => onRows(rows.filter((_, place) => place !== index))}
            >
              {t("remove")}
            </Button>
          </Stack>
        </fieldset>
      ))}
      <Button onClick={() => onRows([...rows, empty])}>{t(`add.${section}`)}</Button>
      <Checkbox id="none" label={t(`none.${section}`)} checked={none} onChange={onNone} error={noneError} />
    </Stack>
  );
};
