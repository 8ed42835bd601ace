import { measuresStream } from "#care/measures/rules/measures.ts";
import { planStream } from "#care/plan/rules/plan.ts";
import { readProtocol } from "#care/protocol/server/read-protocol.ts";
import { coveragePacket } from "#care/rems/rules/coverage-packet.ts";
import { payers } from "#care/rems/rules/data/prior-authorisation.ts";
import { siteStanding } from "#care/rems/rules/site.ts";
import { readSite } from "#care/rems/server/rems-site.ts";
import { readTimeZone } from "#care/schedule/server/read-time-zone.ts";
import { screeningStream } from "#care/screening/rules/screening.ts";
import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import type { Tx } from "#platform/database/transaction.ts";
import { readStream } from "#platform/event-log/read-stream.ts";

import type { CoveragePackets } from "../contract-rems.ts";
import { coverageFactsFromChart } from "../rules/coverage-facts.ts";

/** The prior-authorisation checklist of each payer that is known, held against the chart. */
export const readCoveragePackets = async (tx: Tx, episodeId: Uuid, now: Instant): Promise<CoveragePackets> => {
  const [screening, plan, measures, site, timeZone, protocol] = await Promise.all([
    readStream(tx, screeningStream, episodeId),
    readStream(tx, planStream, episodeId),
    readStream(tx, measuresStream, episodeId),
    readSite(tx),
    readTimeZone(tx),
    readProtocol(tx),
  ]);
  const standing = siteStanding(site, now.toZonedDateTimeISO(timeZone).toPlainDate());
  const facts = coverageFactsFromChart({ screening, plan, measures, site: standing, timeZone, now, protocol });
  return {
    packets: payers.map((payer) => ({
      payer: payer.code,
      name: payer.name,
      notes: [...payer.notes],
      sources: [...payer.sources],
      items: coveragePacket(facts, payer).map((item) => ({ ...item })),
    })),
  };
};
