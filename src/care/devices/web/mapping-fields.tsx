import { Trash2 } from "lucide-react";

import { Button } from "#ui/controls/button.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { deviceParameters, deviceUnits, unitsOf } from "../rules/device-parameter.ts";
import type { MappingRow } from "../rules/device.ts";
import { devicesWords } from "./devices-words.ts";
import styles from "./devices.module.css";

/** `key` holds a row together while it is edited. */
export type DraftRow = MappingRow & { readonly key: string };

const meanings = [...deviceParameters, "ignored"] as const;

type RowProps = {
  readonly row: DraftRow;
  readonly error: string | undefined;
  readonly onChange: (row: DraftRow) => void;
  readonly onRemove: () => void;
};

const RowFields = ({ row, error, onChange, onRemove }: RowProps) => {
  const t = useWords(devicesWords);
  const units =
    row.parameter === "ignored" ? [] : deviceUnits.filter((unit) => row.parameter !== "ignored" && unitsOf[row.parameter].includes(unit));
  return (
    <li className={styles["row"]}>
      <TextField label={t("code")} value={row.code} error={error} onChange={(code) => onChange({ ...row, code })} />
      <TextField label={t("system")} value={row.system} onChange={(system) => onChange({ ...row, system })} />
      <SelectField
        label={t("parameter")}
        value={row.parameter}
        options={meanings.map((value) => ({ value, label: t(`parameters.${value}`) }))}
        onChange={(parameter) => onChange({ ...row, parameter, unit: null })}
      />
      <SelectField
        label={t("unit")}
        value={row.unit ?? "none"}
        options={[{ value: "none", label: t("noUnit") }, ...units.map((unit) => ({ value: unit, label: unit }))]}
        onChange={(value) => onChange({ ...row, unit: units.find((unit) => unit === value) ?? null })}
      />
      <IconButton label={t("removeRow", { code: row.code })} icon={<Trash2 />} onClick={onRemove} />
    </li>
  );
};

type MappingFieldsProps = {
  readonly rows: readonly DraftRow[];
  readonly errorOf: (index: number) => string | undefined;
  readonly onChange: (rows: readonly DraftRow[]) => void;
  readonly onAdd: () => void;
};

/** A device's own table: its codes, and what they mean. */
export const MappingFields = ({ rows, errorOf, onChange, onAdd }: MappingFieldsProps) => {
  const t = useWords(devicesWords);
  return (
    <Stack gap={3}>
      <h3>{t("table")}</h3>
      <p className={styles["second"]}>{t("tableHint")}</p>
      <ul className={styles["rows"]}>
        {rows.map((row, index) => (
          <RowFields
            key={row.key}
            row={row}
            error={errorOf(index)}
            onChange={(changed) => onChange(rows.map((one) => (one.key === row.key ? changed : one)))}
            onRemove={() => onChange(rows.filter((one) => one.key !== row.key))}
          />
        ))}
      </ul>
      <Button onClick={onAdd}>{t("addRow")}</Button>
    </Stack>
  );
};
