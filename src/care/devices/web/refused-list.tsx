import { Button } from "#ui/controls/button.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";
import { useNow } from "#ui/state/use-now.ts";

import type { RefusalView } from "../contract.ts";
import { refusedReasons, type RefusedWhy } from "../rules/map-observations.ts";
import { devicesWords } from "./devices-words.ts";
import styles from "./devices.module.css";

const reasonOf = (why: string): RefusedWhy | undefined => refusedReasons.find((one) => one === why);

type RefusedListProps = { readonly refused: readonly RefusalView[]; readonly onGive: (refusal: RefusalView) => void };

/** What a device sent and nobody took, each code once; a code without a meaning can be given one. */
export const RefusedList = ({ refused, onGive }: RefusedListProps) => {
  const t = useWords(devicesWords);
  const locale = useLocale();
  const now = useNow();
  return (
    <Stack gap={3}>
      <h3>{t("refused")}</h3>
      <p className={styles["second"]}>{t("refusedBody")}</p>
      <ul className={styles["rows"]}>
        {refused.map((one) => {
          const why = reasonOf(one.why);
          const details = [
            why === undefined ? one.why : t(`why.${why}`),
            t("times", { count: one.times }),
            formatRelative(one.lastAt, now, locale),
          ];
          return (
            <li key={`${one.why} ${one.system} ${one.code} ${one.text} ${one.unit}`} className={styles["refused"]}>
              <div className={styles["words"]}>
                {[one.text, one.code].filter((word) => word !== "").join(" · ")}: {one.example} {one.unit}
                <span className={styles["second"]}>{details.join(" · ")}</span>
              </div>
              {one.why === "unknown-code" && (
                <Button kind="quiet" onClick={() => onGive(one)}>
                  {t("give")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </Stack>
  );
};
