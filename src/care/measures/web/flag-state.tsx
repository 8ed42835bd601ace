import { Tag } from "#ui/layout/tag.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { FlagView } from "../contract.ts";
import { measuresWords } from "./measures-words.ts";

type FlagStateProps = {
  readonly flag: FlagView;
  /** Only the rule's number and whether it is closed: for tables. */
  readonly brief?: boolean;
};

/** A safety flag in a few words: what set it off, and whether and how a clinician has closed it. */
export const FlagState = ({ flag, brief = false }: FlagStateProps) => {
  const t = useWords(measuresWords);
  const rule = `${flag.rule} · ${t(`safety.rule.${flag.rule}`)}`;
  if (flag.closed === null) return <Tag kind={flag.level === "medium" ? "amber" : "red"}>{brief ? flag.rule : rule}</Tag>;
  if (brief) {
    return (
      <Tag>
        {flag.rule} · {t("safety.isClosed")}
      </Tag>
    );
  }
  return (
    <>
      {rule}. {t("safety.closed", { disposition: t(`safety.dispositions.${flag.closed.disposition}`) })} {flag.closed.note}
    </>
  );
};
