import { useState } from "react";

import { scheduleContract } from "#care/schedule/contract.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useAction } from "#platform/http/browser/use-command.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { Checkbox } from "#ui/controls/checkbox.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { devicesContract, type DeviceView, type RefusalView } from "../contract.ts";
import { deviceClocks, deviceSorts, type DeviceClock, type DeviceSort } from "../rules/device.ts";
import { devicesWords } from "./devices-words.ts";
import { MappingFields, type DraftRow } from "./mapping-fields.tsx";
import { RefusedList } from "./refused-list.tsx";

type Draft = {
  readonly name: string;
  readonly sort: DeviceSort;
  readonly identifiers: string;
  readonly roomId: string | null;
  readonly timeZone: string;
  readonly clock: DeviceClock;
  readonly simulated: boolean;
  readonly active: boolean;
  readonly mapping: readonly DraftRow[];
};

const draftOf = (device: DeviceView | null): Draft => ({
  name: device?.name ?? "",
  sort: device?.sort ?? "monitor",
  identifiers: device?.identifiers.join("\n") ?? "",
  roomId: device?.roomId ?? null,
  timeZone: device?.timeZone ?? "",
  clock: device?.clock ?? "by-hand",
  simulated: device?.simulated ?? false,
  active: device?.active ?? true,
  mapping: device?.mapping.map((row) => ({ ...row, key: newId() })) ?? [],
});

const bodyOf = ({ identifiers, timeZone, mapping, ...draft }: Draft, version: number) => ({
  ...draft,
  version,
  identifiers: identifiers.split("\n").filter((one) => one.trim() !== ""),
  timeZone: timeZone.trim() === "" ? null : timeZone.trim(),
  mapping: mapping.map(({ key: _key, ...row }) => row),
});

type Change = (part: Partial<Draft>) => void;
type Fields = { readonly draft: Draft; readonly change: Change; readonly errorOf: (field: string) => string | undefined };

const WhichFields = ({ draft, change, errorOf }: Fields) => {
  const t = useWords(devicesWords);
  const { data } = useRead(scheduleContract.readRooms, { params: {} });
  const rooms = [{ value: "none", label: t("noRoom") }, ...(data?.rooms ?? []).map(({ roomId, name }) => ({ value: roomId, label: name }))];
  return (
    <>
      <TextField
        id="name"
        label={t("name")}
        placeholder={t("namePlaceholder")}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={errorOf("name")}
      />
      <SelectField
        label={t("sort")}
        value={draft.sort}
        options={deviceSorts.map((value) => ({ value, label: t(`sorts.${value}`) }))}
        onChange={(sort) => change({ sort })}
      />
      <TextArea
        id="identifiers"
        label={t("identifiers")}
        hint={t("identifiersHint")}
        value={draft.identifiers}
        onChange={(identifiers) => change({ identifiers })}
        error={errorOf("identifiers")}
      />
      <SelectField
        label={t("room")}
        value={draft.roomId ?? "none"}
        options={rooms}
        onChange={(value) => change({ roomId: value === "none" ? null : value })}
      />
    </>
  );
};

const ClockFields = ({ draft, change, errorOf }: Fields) => {
  const t = useWords(devicesWords);
  return (
    <>
      <SelectField
        label={t("clock")}
        hint={t("clockHint")}
        value={draft.clock}
        options={deviceClocks.map((value) => ({ value, label: t(`clocks.${value}`) }))}
        onChange={(clock) => change({ clock })}
      />
      <TextField
        id="timeZone"
        label={t("zone")}
        hint={t("zoneHint")}
        placeholder="America/New_York"
        value={draft.timeZone}
        onChange={(timeZone) => change({ timeZone })}
        error={errorOf("timeZone")}
      />
      <Checkbox
        label={t("simulated")}
        hint={t("simulatedHint")}
        checked={draft.simulated}
        onChange={(simulated) => change({ simulated })}
      />
      <Checkbox label={t("active")} checked={draft.active} onChange={(active) => change({ active })} />
    </>
  );
};

const rowFor = ({ system, code, text }: RefusalView): DraftRow => ({
  key: newId(),
  system,
  code: code === "" ? text : code,
  parameter: "ignored",
  unit: null,
});

type DeviceDialogProps = { readonly device: DeviceView | null; readonly onClose: () => void };

/** One device of the directory: which it is, its clock, its own codes, and what nobody took of what it sent. Mount it to open it. */
export const DeviceDialog = ({ device, onClose }: DeviceDialogProps) => {
  const t = useWords(devicesWords);
  const { show } = useToasts();
  const [deviceId] = useState(() => device?.deviceId ?? newId());
  const [draft, setDraft] = useState(() => draftOf(device));
  const [attempt, setAttempt] = useState(0);
  const save = useAction(devicesContract.saveDevice);
  const change: Change = (part) => setDraft((before) => ({ ...before, ...part }));
  const addRow = (row: DraftRow): void => setDraft((before) => ({ ...before, mapping: [...before.mapping, row] }));
  const open = (["name", "identifiers"] as const)
    .filter((field) => draft[field].trim() === "")
    .map((field) => ({ field, message: t("fill") }));
  const problems = attempt > 0 && open.length > 0 ? open : refusedFields(save.error, "name");
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const keep = (): void => {
    setAttempt((count) => count + 1);
    if (open.length > 0) return;
    const done = () => {
      onClose();
      show({ message: t("saved", { name: draft.name }) });
    };
    save.mutate({ params: { deviceId }, body: bodyOf(draft, device?.version ?? 0) }, { onSuccess: done });
  };
  const fields = { draft, change, errorOf };
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={device?.name ?? t("add")}
      actions={
        <Button kind="primary" busy={save.isPending} onClick={keep}>
          {t("save")}
        </Button>
      }
    >
      <Stack gap={4}>
        <FormSummary problems={problems} attempt={attempt} />
        <WhichFields {...fields} />
        <ClockFields {...fields} />
        <MappingFields
          rows={draft.mapping}
          errorOf={(index) => errorOf(`mapping.${index}.code`)}
          onChange={(mapping) => change({ mapping })}
          onAdd={() => addRow({ key: newId(), system: "", code: "", parameter: "ignored", unit: null })}
        />
        {device !== null && device.refused.length > 0 && <RefusedList refused={device.refused} onGive={(one) => addRow(rowFor(one))} />}
      </Stack>
    </Dialog>
  );
};
