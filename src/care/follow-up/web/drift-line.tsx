import { StateMark } from "#ui/state/state-mark.tsx";
import { formatDate, formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { DriftView, FollowUpView } from "../contract.ts";
import { followUpWords } from "./follow-up-words.ts";
import styles from "./follow-up.module.css";

type DriftLineProps = { readonly drift: DriftView; readonly limits: FollowUpView["limits"]; readonly timeZone: string };

const useDriftWords = ({ drift, limits, timeZone }: DriftLineProps): string => {
  const t = useWords(followUpWords);
  const locale = useLocale();
  if (drift.kind === "not-assessed") return t(`drift.reason.${drift.reason}`);
  const ago = formatRelative(drift.latest.at, Temporal.Now.instant(), locale);
  const values = { nadir: drift.nadir, latest: drift.latest.total, ago, ...limits };
  if (drift.kind === "steady") return t("drift.steady", values);
  const signs = drift.signs.map((sign) => t(`drift.sign.${sign}`, limits)).join("; ");
  return t(`drift.${drift.kind}`, { ...values, signs, since: formatDate(drift.since.at, timeZone, locale) });
};

/** What the readings show, in one sentence: an observation with its rule, never advice to dose. */
export const DriftLine = (props: DriftLineProps) => {
  const t = useWords(followUpWords);
  const words = useDriftWords(props);
  const { kind } = props.drift;
  return (
    <div>
      <p className={styles["drift"]}>
        {kind === "drift" && <StateMark kind="amber" decorative />}
        {kind === "not-assessed" && <StateMark kind="unknown" decorative />}
        <span>{words}</span>
      </p>
      <p className={styles["source"]}>{t("drift.source")}</p>
    </div>
  );
};
