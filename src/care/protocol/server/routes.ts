import type { Decision } from "#kernel/decision.ts";
import type { Uuid } from "#kernel/ids.ts";
import { onStream, type Execution } from "#platform/event-log/execute.ts";
import { notAllowed, type Problem } from "#platform/http/problem.ts";
import type { Routes } from "#platform/http/routes.ts";
import type { Caller } from "#platform/identity/caller.ts";

import { protocolContract } from "../contract.ts";
import { confirmChange, endChange, signChange, type ProtocolSigner } from "../rules/change-setting.ts";
import type { ProtocolEvent } from "../rules/events.ts";
import { protocolStream, type ProtocolRecord } from "../rules/protocol-record.ts";
import type { RuleGroup } from "../rules/rule-group.ts";
import type { SettingGroup } from "../rules/setting-group.ts";
import { readProtocolPage } from "./read-protocol-page.ts";
import { readSources } from "./read-sources.ts";

/** The protocol is one stream a clinic, under the clinic's own id and lock. */
const onProtocol = (
  caller: Caller,
  decide: (record: ProtocolRecord, signer: ProtocolSigner) => Decision<ProtocolEvent>,
): Execution | Problem => {
  if (caller.kind !== "staff") return notAllowed();
  const clinic: Uuid = caller.clinicId;
  const signer = { isMedicalDirector: caller.roles.includes("medical-director"), isPrescriber: caller.roles.includes("prescriber") };
  return onStream({ episodeId: clinic, streamId: clinic, stream: protocolStream, decide: (record) => decide(record, signer) });
};

/** `groups` and `rules` are the settings and rules of all stages: this folder knows none of them. */
export const protocolRoutes = (routes: Routes, groups: readonly SettingGroup[], rules: readonly RuleGroup[]): void => {
  const settings = groups.flatMap((group) => group.settings);
  routes.read(protocolContract.readProtocol, ({ tx }) => readProtocolPage(tx, groups));
  routes.read(protocolContract.readSources, async () => readSources(groups, rules));
  routes.command(protocolContract.signChange, ({ params, body, caller }) =>
    onProtocol(caller, (record, signer) => signChange(record, { ...body, changeId: params.changeId }, settings, signer)),
  );
  routes.command(protocolContract.confirmChange, ({ params, caller, meta }) =>
    onProtocol(caller, (record, signer) => confirmChange(record, params.changeId, settings, signer, meta)),
  );
  routes.command(protocolContract.endChange, ({ params, body, caller, meta }) =>
    onProtocol(caller, (record, signer) => endChange(record, { changeId: params.changeId, note: body.note }, signer, meta)),
  );
};
