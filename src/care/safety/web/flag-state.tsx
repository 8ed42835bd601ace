import { Tag } from "#ui/layout/tag.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { SafetyFlagView } from "../contract.ts";
import { safetyWords } from "./safety-words.ts";

type FlagStateProps = {
  readonly flag: SafetyFlagView;
  /** Only the rule's number and whether it is closed: for tables. */
  readonly brief?: boolean;
};

/** A safety flag in a few words: what set it off, and whether and how a person has closed it. */
export const FlagState = ({ flag, brief = false }: FlagStateProps) => {
  const t = useWords(safetyWords);
  const rule = `${flag.rule} · ${t(`rule.${flag.rule}`)}`;
  if (flag.closed === null) {
    const kind = flag.level === "high" || flag.level === "critical" ? "red" : "amber";
    return <Tag kind={kind}>{brief ? flag.rule : rule}</Tag>;
  }
  if (brief) {
    return (
      <Tag>
        {flag.rule} · {t("isClosed")}
      </Tag>
    );
  }
  return (
    <>
      {rule}. {t("closed", { disposition: t(`dispositions.${flag.closed.disposition}`) })} {flag.closed.note}
    </>
  );
};
