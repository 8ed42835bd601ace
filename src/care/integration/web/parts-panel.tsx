import type { ReactNode } from "react";

import { DataTable } from "#ui/layout/data-table.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatDate, formatNumber, formatPlainDate } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { eightCs } from "../rules/data/therapy-vocabulary.ts";
import type { DatedIfsNote } from "../rules/integration.ts";
import { partsOnMap, relationsOf, type Part, type PartRelation } from "../rules/parts-map.ts";
import styles from "./integration.module.css";
import { PartsPicture } from "./parts-picture.tsx";
import { therapyWords } from "./therapy-words.ts";

/** The mean of the qualities that were rated, with how many they were; null where none was. */
const selfEnergyOf = ({ selfEnergy }: DatedIfsNote): { readonly mean: number; readonly count: number } | null => {
  const rated = eightCs.flatMap((quality) => selfEnergy[quality]?.value ?? []);
  return rated.length === 0 ? null : { mean: rated.reduce((sum, value) => sum + value, 0) / rated.length, count: rated.length };
};

const useDescribe = (parts: readonly DatedIfsNote[], relations: readonly PartRelation[]) => {
  const t = useWords(therapyWords);
  const namesOf = (ids: readonly string[]): string => parts.flatMap(({ partId, name }) => (ids.includes(partId) ? [name] : [])).join(", ");
  return (partId: string): string => {
    const of = (kind: PartRelation["kind"], end: "from" | "to") =>
      relations.filter((one) => one.kind === kind && one[end] === partId).map((one) => (end === "from" ? one.to : one.from));
    const said = [
      ["protects", of("protects", "from")],
      ["protectedBy", of("protects", "to")],
      ["polarised", [...of("polarised", "from"), ...of("polarised", "to")]],
    ] as const;
    const described = said.filter(([, ids]) => ids.length > 0).map(([kind, ids]) => t(`map.relation.${kind}`, { names: namesOf(ids) }));
    return described.length === 0 ? t("map.noRelations") : described.join(" · ");
  };
};

type TableProps = { readonly parts: readonly DatedIfsNote[]; readonly relations: readonly PartRelation[]; readonly timeZone: string };

const PartsTable = ({ parts, relations, timeZone }: TableProps) => {
  const t = useWords(therapyWords);
  const locale = useLocale();
  const describe = useDescribe(parts, relations);
  const selfWords = (part: DatedIfsNote): string => {
    const energy = selfEnergyOf(part);
    if (energy === null) return t("common.notRated");
    const mean = formatNumber(energy.mean, locale, { maximumFractionDigits: 1 });
    return t("map.self_value", { mean, count: energy.count, all: eightCs.length });
  };
  return (
    <DataTable<DatedIfsNote>
      caption={t("map.table")}
      rows={parts}
      rowKey={({ partId }) => partId}
      columns={[
        { key: "part", header: t("map.part"), cell: ({ name }) => name },
        { key: "kind", header: t("map.kind"), cell: ({ partType }) => t(`part.typeNames.${partType}`) },
        { key: "relations", header: t("map.relations"), cell: ({ partId }) => describe(partId) },
        {
          key: "trust",
          header: t("map.trust"),
          cell: ({ trust }) => (trust === null ? t("common.notRated") : t("map.trustValue", { value: trust.value })),
        },
        { key: "self", header: t("map.self"), cell: selfWords },
        { key: "changed", header: t("map.changed"), cell: ({ at }) => formatDate(at, timeZone, locale) },
      ]}
    />
  );
};

const History = ({ parts, timeZone }: { readonly parts: readonly Part<DatedIfsNote>[]; readonly timeZone: string }) => {
  const t = useWords(therapyWords);
  const locale = useLocale();
  const lineOf = (note: DatedIfsNote): string =>
    [
      formatDate(note.at, timeZone, locale),
      note.name,
      note.role,
      note.feelingToward,
      note.trust && `${t("map.trust")}: ${t("map.trustValue", { value: note.trust.value })}`,
      note.unburdenedOn && t("map.unburdened", { date: formatPlainDate(Temporal.PlainDate.from(note.unburdenedOn), locale) }),
      note.onMap ? "" : t("map.offMap"),
      note.notes,
    ]
      .filter(Boolean)
      .join(" · ");
  return (
    <details>
      <summary>{t("map.history")}</summary>
      <Stack gap={3}>
        {parts.map(({ now, history }) => (
          <div key={now.partId}>
            <p className={styles["text"]}>{t("map.historyOf", { name: now.name, type: t(`part.typeNames.${now.partType}`) })}</p>
            {history.toReversed().map((note) => (
              <p key={note.noteId} className={styles["quiet"]}>
                {lineOf(note)}
              </p>
            ))}
          </div>
        ))}
      </Stack>
    </details>
  );
};

type PartsPanelProps = { readonly parts: readonly Part<DatedIfsNote>[]; readonly timeZone: string; readonly actions?: ReactNode };

/** The parts map as a picture, as a table, and how each part changed. For staff. */
export const PartsPanel = ({ parts, timeZone, actions }: PartsPanelProps) => {
  const t = useWords(therapyWords);
  const shown = partsOnMap(parts).map(({ now }) => now);
  const relations = relationsOf(parts);
  return (
    <Panel title={t("map.title")} note={t("map.note", { count: shown.length })} actions={actions}>
      <Stack gap={4}>
        <p className={styles["quiet"]}>{t("map.staffOnly")}</p>
        {shown.length > 0 && <PartsPicture parts={shown} relations={relations} />}
        {shown.length > 0 && <PartsTable {...{ relations, timeZone }} parts={shown} />}
        <History parts={parts} timeZone={timeZone} />
      </Stack>
    </Panel>
  );
};
