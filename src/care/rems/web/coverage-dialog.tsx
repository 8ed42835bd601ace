import { useState } from "react";

import { SourceLinks } from "#care/protocol/web/source-links.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { CoverageItem } from "../rules/coverage-packet.ts";
import type { PayerCode } from "../rules/data/prior-authorisation.ts";
import { remsWords } from "./rems-words.ts";
import styles from "./rems.module.css";

type Packet = {
  readonly payer: PayerCode;
  readonly name: string;
  readonly notes: readonly string[];
  readonly sources: readonly string[];
  readonly items: readonly CoverageItem[];
};

const Items = ({ packet }: { readonly packet: Packet }) => {
  const t = useWords(remsWords);
  return (
    <Stack gap={3}>
      <ul className={styles["plain"]}>
        {packet.items.map(({ code, label, status, found, askOf }) => (
          <li key={code}>
            <StateMark kind={status} /> {label}: {status === "unknown" ? t("missing", { who: t(`ask.${askOf}`), why: found }) : found}
          </li>
        ))}
      </ul>
      <p>{t("coverage.notes")}</p>
      <ul>
        {packet.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <p>
        {t("coverage.sources")} <SourceLinks ids={packet.sources} />
      </p>
    </Stack>
  );
};

type CoverageDialogProps = { readonly packets: readonly Packet[]; readonly onClose: () => void };

/** A payer's checklist held against the chart. Mount it to open it. */
export const CoverageDialog = ({ packets, onClose }: CoverageDialogProps) => {
  const t = useWords(remsWords);
  const [payer, setPayer] = useState<PayerCode>("typical");
  const packet = packets.find((one) => one.payer === payer);
  return (
    <Dialog open onClose={onClose} size="wide" title={t("coverage.title")} description={t("coverage.intro")}>
      <Stack gap={4}>
        <SelectField
          label={t("coverage.payer")}
          value={payer}
          options={packets.map((one) => ({ value: one.payer, label: one.name }))}
          onChange={setPayer}
        />
        {packet !== undefined && <Items packet={packet} />}
      </Stack>
    </Dialog>
  );
};
