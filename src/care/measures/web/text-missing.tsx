import type { ReactNode } from "react";

import { EmptyState } from "#ui/layout/empty-state.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { instrumentCatalogue } from "../rules/data/instrument-catalogue.ts";
import type { InstrumentId } from "../rules/instrument-definition.ts";
import { licenceWords } from "./licence-words.ts";

type TextMissingProps = { readonly instrument: InstrumentId; readonly action?: ReactNode };

/** Says why an instrument cannot be answered here: its wording is not shipped. */
export const TextMissing = ({ instrument, action }: TextMissingProps) => {
  const t = useWords(licenceWords);
  const { name, tier, basis } = instrumentCatalogue[instrument];
  return (
    <EmptyState title={t("missing", { name })} action={action}>
      {t(`why.${tier}`)} ({basis}) {t("whoCan")}
    </EmptyState>
  );
};
