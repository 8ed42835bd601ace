import type { CommandMeta } from "#kernel/command.ts";
import { accept, refuse, type Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Setting, SettingValue } from "#kernel/setting.ts";

import type { ProtocolEvent } from "./events.ts";
import { judgeValue } from "./judge-value.ts";
import type { ProtocolRecord, SettingChange } from "./protocol-record.ts";

/** Who signs; the roles are what the clinic says of them today. */
export type ProtocolSigner = { readonly isMedicalDirector: boolean; readonly isPrescriber: boolean };

export type SignChange = {
  readonly changeId: Uuid;
  readonly key: string;
  /** `null` goes back to the shipped default. */
  readonly value: SettingValue | null;
  /** The value that the person saw as the one in force. */
  readonly seen: SettingValue;
  readonly reason: string;
};

const same = (one: SettingValue, other: SettingValue): boolean => JSON.stringify(one) === JSON.stringify(other);

const isWaiting = (change: SettingChange): boolean => change.outcome.is === "waiting";

type Checked = { readonly setting: Setting; readonly previous: SettingValue; readonly wanted: SettingValue };

const check = (record: ProtocolRecord, asked: SignChange, settings: readonly Setting[]): Checked | Decision<ProtocolEvent> => {
  const setting = settings.find((one) => one.key === asked.key);
  if (setting === undefined) return refuse("PRO-2", "There is no such setting.", "key");
  if (asked.reason.trim() === "") return refuse("PRO-6", "Say why it is changed. The reason is kept on record.", "reason");
  const previous = record.protocol.values[asked.key] ?? setting.value;
  if (!same(previous, asked.seen)) return refuse("PRO-7", "This setting was changed meanwhile. Please look at it again.", "value");
  if (record.changes.some((change) => change.key === asked.key && isWaiting(change)))
    return refuse("PRO-8", "A change of this setting is waiting for a second person. Have it answered or take it back first.", "value");
  const wanted = asked.value ?? setting.value;
  return same(wanted, previous) ? refuse("PRO-2", "That is the value which already holds.", "value") : { setting, previous, wanted };
};

/**
 * The medical director signs another value. Within the recommended bounds it is in force at once; outside of them it waits for a
 * second person, and what held goes on holding (PRO-1 to PRO-8).
 */
export const signChange = (
  record: ProtocolRecord,
  asked: SignChange,
  settings: readonly Setting[],
  signer: ProtocolSigner,
): Decision<ProtocolEvent> => {
  if (!signer.isMedicalDirector) return refuse("PRO-1", "Only the medical director changes the protocol.");
  const checked = check(record, asked, settings);
  if ("outcome" in checked) return checked;
  const { setting, previous, wanted } = checked;
  const judged = judgeValue(setting, wanted, settings, record.protocol);
  if (judged.is === "refused") return refuse(judged.rule, judged.message, "value");
  const needsSecond = judged.is === "needs-second";
  const { changeId, key, value, reason } = asked;
  const unit = setting.kind === "choice" ? null : setting.unit;
  const kept = (one: SettingValue) => (typeof one === "object" ? [...one] : one);
  const own = value === null ? null : kept(value);
  const signed: ProtocolEvent = {
    type: "setting-change-signed",
    changeId,
    key,
    value: own,
    previous: kept(previous),
    shipped: kept(setting.value),
    unit,
    reason,
    needsSecond,
  };
  if (needsSecond) return accept(signed);
  return accept<ProtocolEvent>(signed, {
    type: "setting-changed",
    changeId,
    key,
    value: own,
    protocolVersion: record.protocol.version + 1,
  });
};

const waitingChange = (record: ProtocolRecord, changeId: Uuid): SettingChange | Decision<ProtocolEvent> => {
  const change = record.changes.find((one) => one.changeId === changeId);
  if (change === undefined) return refuse("PRO-9", "There is no such change.");
  return isWaiting(change) ? change : refuse("PRO-9", "This change was already answered.");
};

/**
 * A second person, a prescriber or medical director other than the signer, puts a change in force. It is judged once more against
 * what holds by then (PRO-5, PRO-9).
 */
export const confirmChange = (
  record: ProtocolRecord,
  changeId: Uuid,
  settings: readonly Setting[],
  signer: ProtocolSigner,
  meta: CommandMeta,
): Decision<ProtocolEvent> => {
  const change = waitingChange(record, changeId);
  if ("events" in change || "refusal" in change) return change;
  if (change.signedBy === meta.actor.id) return refuse("PRO-5", "A second person confirms: nobody confirms their own change.");
  if (!signer.isPrescriber && !signer.isMedicalDirector) return refuse("PRO-5", "A prescriber or medical director confirms.");
  const setting = settings.find((one) => one.key === change.key);
  if (setting === undefined) return refuse("PRO-2", "This setting does not exist any more. Decline the change.");
  const judged = judgeValue(setting, change.value ?? setting.value, settings, record.protocol);
  if (judged.is === "refused") return refuse(judged.rule, judged.message);
  const { key, value } = change;
  return accept<ProtocolEvent>({ type: "setting-changed", changeId, key, value, protocolVersion: record.protocol.version + 1 });
};

/** A waiting change is declined by another person, or taken back by who signed it; either says why (PRO-9). */
export const endChange = (
  record: ProtocolRecord,
  { changeId, note }: { readonly changeId: Uuid; readonly note: string },
  signer: ProtocolSigner,
  meta: CommandMeta,
): Decision<ProtocolEvent> => {
  const change = waitingChange(record, changeId);
  if ("events" in change || "refusal" in change) return change;
  if (note.trim() === "") return refuse("PRO-6", "Say why. The note is kept on record.", "note");
  if (change.signedBy === meta.actor.id) return accept<ProtocolEvent>({ type: "setting-change-withdrawn", changeId, note });
  return signer.isPrescriber || signer.isMedicalDirector
    ? accept<ProtocolEvent>({ type: "setting-change-declined", changeId, note })
    : refuse("PRO-5", "A prescriber or medical director declines.");
};
