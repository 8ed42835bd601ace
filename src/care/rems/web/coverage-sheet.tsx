import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { DataTable } from "#ui/layout/data-table.tsx";
import { Page, type Crumb } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { PrintIdentity } from "#ui/layout/print-identity.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { CoverageItem } from "../rules/coverage-packet.ts";
import { payers, type PayerCode } from "../rules/data/prior-authorisation.ts";
import { remsWords } from "./rems-words.ts";
import styles from "./rems.module.css";
import { shownText } from "./shown-text.ts";

type Packet = {
  readonly payer: PayerCode;
  readonly name: string;
  readonly notes: readonly string[];
  readonly sources: readonly string[];
  readonly items: readonly CoverageItem[];
};

/** The policies that a packet was put together from, by their payers' names. */
const policiesOf = ({ sources }: Packet): string =>
  payers
    .flatMap(({ code, name, sources: own }) => (code !== "typical" && own.some((one) => sources.includes(one)) ? [name] : []))
    .join(", ");

const countsOf = ({ items }: Packet) => {
  const of = (status: CoverageItem["status"]): number => items.filter((one) => one.status === status).length;
  return { met: of("met"), unmet: of("unmet"), unknown: of("unknown") };
};

const Lines = ({ packet }: { readonly packet: Packet }) => {
  const t = useWords(remsWords);
  const locale = useLocale();
  return (
    <DataTable<CoverageItem>
      caption={packet.name}
      rows={packet.items}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "asked",
          header: t("coverage.asked"),
          cell: ({ label, status }) => (
            <span className={styles["line"]}>
              <StateMark kind={status} />
              <span>{label}</span>
            </span>
          ),
        },
        { key: "found", header: t("coverage.found"), cell: ({ found }) => shownText(found, locale) },
        {
          key: "who",
          header: t("coverage.who"),
          cell: ({ status, askOf }) => status === "unknown" && <span className={styles["who"]}>{t(`ask.${askOf}`)}</span>,
        },
      ]}
    />
  );
};

type CoverageSheetProps = {
  readonly patient: string;
  readonly clinic: string;
  readonly packets: readonly Packet[];
  readonly breadcrumbs: readonly Crumb[];
};

/** A payer's checklist held against the chart, for the screen and for paper. */
export const CoverageSheet = ({ patient, clinic, packets, breadcrumbs }: CoverageSheetProps) => {
  const t = useWords(remsWords);
  const [payer, setPayer] = useState<PayerCode>("typical");
  const packet = packets.find((one) => one.payer === payer);
  return (
    <PrintIdentity lines={[patient, clinic]}>
      <Page
        title={t("coverage.title")}
        documentTitle={t("coverage.title")}
        intro={`${patient}. ${t("coverage.intro")}`}
        breadcrumbs={breadcrumbs}
        actions={<Button onClick={() => window.print()}>{t("form.print")}</Button>}
      >
        <Stack gap={5}>
          <div data-print="no">
            <SelectField
              label={t("coverage.payer")}
              value={payer}
              options={packets.map((one) => ({ value: one.payer, label: one.name }))}
              onChange={setPayer}
            />
          </div>
          {packet !== undefined && (
            <>
              <Panel title={packet.name} note={t("coverage.counts", countsOf(packet))} flush>
                <Lines packet={packet} />
              </Panel>
              <Panel title={t("coverage.notes")}>
                <ul className={styles["points"]}>
                  {packet.notes.map((note) => (
                    <li key={note}>{note}</li>
                  ))}
                </ul>
              </Panel>
              <p className={styles["quiet"]}>{t("coverage.sources", { sources: policiesOf(packet) })}</p>
            </>
          )}
        </Stack>
      </Page>
    </PrintIdentity>
  );
};
