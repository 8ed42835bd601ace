import { useMemo } from "react";

import { useRead } from "#platform/http/browser/use-read.ts";
import { VitalsChart } from "#ui/charts/vitals-chart.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { formatNumber } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { chartData, chartEvents } from "./chart-data.ts";
import { roomWords } from "./room-words.ts";
import type { Room } from "./use-room.ts";

/** Pressure, heart rate and saturation on one axis, doses and alarms marked. The flowsheet is its table. */
export const RoomGraph = ({ room }: { readonly room: Room }) => {
  const t = useWords(roomWords);
  const locale = useLocale();
  const { session, place } = room;
  const isRunning = session.status === "open";
  const { data } = useRead(dosingSessionContract.readSamples, { params: place, query: {}, ...(isRunning ? { refreshEvery: 5_000 } : {}) });
  const columns = useMemo(() => chartData(session, data), [session, data]);
  const events = useMemo(() => chartEvents(session, { dose: (milligrams) => `${formatNumber(milligrams, locale)} mg` }), [session, locale]);
  if (columns.minutes.length === 0) return <EmptyState title={t("graph.none")} />;
  return <VitalsChart label={t("graph.label")} data={columns} events={events} source={t("graph.source")} height={320} />;
};
