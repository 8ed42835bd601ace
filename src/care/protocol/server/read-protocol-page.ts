import type { Uuid } from "#kernel/ids.ts";
import type { Protocol, Setting, SettingValue } from "#kernel/setting.ts";
import { statement } from "#platform/database/query.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";
import type { AnswerOf } from "#platform/http/contract.ts";
import { readClinic } from "#platform/identity/server/clinics.ts";

import type { ChangeView, protocolContract, SettingView } from "../contract.ts";
import { protocolStream, type SettingChange } from "../rules/protocol-record.ts";
import type { SettingGroup } from "../rules/setting-group.ts";

const onWire = (value: SettingValue): SettingView["value"] => (typeof value === "object" ? [...value] : value);

const settingView = (group: string, setting: Setting, { values }: Protocol): SettingView => {
  const isChoice = setting.kind === "choice";
  return {
    key: setting.key,
    group,
    label: setting.label,
    kind: setting.kind,
    unit: isChoice ? null : setting.unit,
    value: onWire(values[setting.key] ?? setting.value),
    shipped: onWire(setting.value),
    absolute: isChoice ? null : [...setting.absolute],
    recommended: isChoice ? null : [...setting.recommended],
    options: isChoice ? setting.options.map((value) => ({ value, recommended: setting.recommended.includes(value) })) : [],
    evidence: setting.evidence,
    sources: [...setting.sources],
  };
};

const answered = ({ outcome }: SettingChange): { readonly by: Uuid | null; readonly at: SettingChange["signedAt"] | null } => {
  if (outcome.is === "waiting") return { by: null, at: null };
  return outcome.is === "in-force" ? { by: outcome.confirmedBy, at: outcome.at } : outcome;
};

const changeView = (change: SettingChange, nameOf: (id: Uuid) => string): ChangeView => {
  const { by, at } = answered(change);
  const { changeId, key, value, previous, shipped, unit, reason, signedBy, signedAt, outcome } = change;
  return {
    changeId,
    key,
    value,
    previous,
    shipped,
    unit,
    reason,
    signedBy: { id: signedBy, name: nameOf(signedBy) },
    signedAt,
    outcome: outcome.is,
    answeredBy: by && nameOf(by),
    answeredAt: at,
    note: "note" in outcome ? outcome.note : "",
    protocolVersion: outcome.is === "in-force" ? outcome.protocolVersion : null,
  };
};

/** Everything about the clinic's protocol: settings in the order of their groups, changes newest first, with the names of who signed. */
export const readProtocolPage = async (
  tx: Tx,
  groups: readonly SettingGroup[],
): Promise<AnswerOf<typeof protocolContract.readProtocol>> => {
  const record = await readStream(tx, protocolStream, tx.clinicId);
  const clinic = await readClinic(tx);
  const staff = await tx.all(
    statement<{ staff_id: Uuid; display_name: string }>`select staff_id, display_name from staff where clinic_id = ${tx.clinicId}`,
  );
  const names = new Map(staff.map((one) => [one.staff_id, one.display_name]));
  return {
    version: record.protocol.version,
    clinicName: clinic?.name ?? "",
    timeZone: clinic?.timeZone ?? "UTC",
    groups: groups.map(({ code, label }) => ({ code, label })),
    settings: groups.flatMap(({ code, settings }) => settings.map((setting) => settingView(code, setting, record.protocol))),
    changes: record.changes.map((change) => changeView(change, (id) => names.get(id) ?? "")).toReversed(),
  };
};
