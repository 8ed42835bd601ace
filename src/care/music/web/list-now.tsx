import { Button } from "#ui/controls/button.tsx";
import { Row } from "#ui/layout/row.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useNow } from "#ui/state/use-now.ts";
import { formatWait } from "#ui/words/format.ts";
import { useWords } from "#ui/words/use-words.ts";

import { useKept } from "./kept/use-kept.ts";
import styles from "./music-panel.module.css";
import { musicWords } from "./music-words.ts";
import type { RoomList } from "./room-lists.ts";
import type { ListState } from "./sound/list-deck.ts";

type ListNowProps = {
  readonly list: RoomList;
  /** What it plays; null while it does not. */
  readonly state: ListState | null;
  /** Whether it is kept on this tablet: once somebody chose or played it here, not where it is only preset. */
  readonly keeps: boolean;
  readonly figures: boolean;
  readonly onSkip: () => void;
};

const KeptLine = ({ list, figures }: Pick<ListNowProps, "list" | "figures">) => {
  const t = useWords(musicWords);
  const { kept, of, problem } = useKept(list.files);
  const isWhole = kept === of;
  return (
    <div className={styles["quiet"]}>
      {isWhole ? t("keptAll") : figures ? t("kept", { kept, of }) : t("keeping")}
      {!isWhole && <progress className={styles["progress"]} value={kept} max={of} aria-label={t("keeping")} />}
      {problem !== null && !isWhole && (
        <p role="note">
          <StateMark kind="lost" decorative /> {t(`keepProblems.${problem}`)}
        </p>
      )}
    </div>
  );
};

/** What a list plays and what comes then, and how much of it is kept on this tablet. */
export const ListNow = ({ list, state, keeps, figures, onSkip }: ListNowProps) => {
  const t = useWords(musicWords);
  const now = useNow();
  const plays = state?.now ?? null;
  const left = plays === null ? 0 : Math.max(0, plays.until - now.epochMilliseconds) / 1_000;
  return (
    <>
      {state !== null && (
        <div className={styles["now"]}>
          {plays !== null && (
            <p className={styles["quiet"]}>
              {[
                ...(figures ? [t("left", { left: formatWait(left) })] : []),
                ...(state.next === null ? [] : [t("next", { title: state.next.title })]),
              ].join(" · ")}
            </p>
          )}
          {state.failed !== null && !state.out && <p role="note">{t("passedOver", { title: state.failed.title })}</p>}
          {state.out && <p role="alert">{t("out")}</p>}
          <Row>
            <Button kind="quiet" onClick={onSkip} disabled={plays === null}>
              {t("skip")}
            </Button>
          </Row>
        </div>
      )}
      {keeps && <KeptLine list={list} figures={figures} />}
    </>
  );
};
