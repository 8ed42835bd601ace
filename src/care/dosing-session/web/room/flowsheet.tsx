import { useState } from "react";

import type { Instant } from "#kernel/time.ts";
import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { DataTable } from "#ui/layout/data-table.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatElapsed, formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { dosingSessionContract } from "../../contract.ts";
import { enterReadingInError } from "../../rules/chart-vitals.ts";
import { firstDose, type Reading } from "../../rules/dosing-session.ts";
import type { VitalParameter } from "../../rules/vital-parameter.ts";
import { conflictWords } from "../conflicts/conflict-words.ts";
import { roomWords } from "./room-words.ts";
import { sessionWords } from "../session-words.ts";
import { textOf } from "./vital-values.ts";
import type { Room } from "./use-room.ts";

const sinceDose = (dosedAt: Instant | undefined, at: Instant): string =>
  dosedAt === undefined ? "" : formatElapsed((at.epochMilliseconds - dosedAt.epochMilliseconds) / 1_000);

const shown = (reading: Reading, parameter: VitalParameter): string => {
  const value = reading[parameter]?.value;
  return value === undefined ? "" : textOf(parameter, value);
};

const single = ["heartRate", "saturation", "respiration", "temperature", "moaas", "dissociation"] as const;

type FlowsheetProps = {
  readonly room: Room;
  readonly timeZone: string;
  /** Ids of entries that contradict another one, while nobody has looked. */
  readonly contested: ReadonlySet<string>;
};

/** Every charted reading, newest first, corrections crossed out. */
export const Flowsheet = ({ room, timeZone, contested }: FlowsheetProps) => {
  const t = useWords(roomWords);
  const words = useWords(sessionWords);
  const conflict = useWords(conflictWords);
  const locale = useLocale();
  const [crossing, setCrossing] = useState<string | undefined>(undefined);
  const dosedAt = firstDose(room.session)?.observedAt;
  const cross = (reason: string): void => {
    if (crossing === undefined) return;
    const body = { readingId: crossing, reason };
    void room.chart(dosingSessionContract.enterReadingInError, body, (session, meta) => enterReadingInError(session, body, meta));
    setCrossing(undefined);
  };
  return (
    <>
      <DataTable<Reading>
        caption={t("panels.flowsheet")}
        rows={room.session.readings.toReversed()}
        rowKey={(reading) => reading.readingId}
        rowState={(reading) => (reading.inError === null ? undefined : "in-error")}
        empty={<EmptyState title={t("table.none")} />}
        columns={[
          {
            key: "time",
            header: t("table.time"),
            cell: (reading) => (
              <>
                {formatTime(reading.observedAt, timeZone, locale)}
                {contested.has(reading.readingId) && <Tag kind="amber">{conflict("mark")}</Tag>}
              </>
            ),
          },
          { key: "since", header: t("table.since"), align: "end", cell: (reading) => sinceDose(dosedAt, reading.observedAt) },
          {
            key: "pressure",
            header: words("values.bloodPressure"),
            align: "end",
            cell: (reading) => (reading.systolic === undefined ? "" : `${shown(reading, "systolic")}/${shown(reading, "diastolic")}`),
          },
          ...single.map((parameter) => ({
            key: parameter,
            header: words(`values.${parameter}`),
            align: "end" as const,
            cell: (reading: Reading) => shown(reading, parameter),
          })),
          { key: "source", header: t("table.source"), cell: (reading) => words(`sources.${reading.source.kind}`) },
          {
            key: "correct",
            header: t("table.actions"),
            actions: true,
            cell: (reading) =>
              reading.inError === null && (
                <Button kind="quiet" onClick={() => setCrossing(reading.readingId)}>
                  {t("error.cross")}
                </Button>
              ),
          },
        ]}
      />
      <ConfirmDialog
        open={crossing !== undefined}
        onClose={() => setCrossing(undefined)}
        title={t("error.title")}
        description={t("error.body")}
        confirmLabel={t("error.confirm")}
        reason="required"
        onConfirm={cross}
      />
    </>
  );
};
