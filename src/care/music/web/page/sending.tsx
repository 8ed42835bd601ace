import { Button } from "#ui/controls/button.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { Upload, Uploads } from "../upload/uploads.ts";
import { musicPageWords } from "./music-page-words.ts";
import styles from "./music-page.module.css";
import { limitWords } from "./sizes.ts";

const State = ({ upload: { state } }: { readonly upload: Upload }) => {
  const t = useWords(musicPageWords);
  switch (state.kind) {
    case "waiting":
    case "measuring":
    case "done":
      return t(`sending.${state.kind}`);
    case "sending":
    case "interrupted":
      return (
        <>
          {state.kind === "interrupted" && <StateMark kind="lost" decorative />}{" "}
          {t(`sending.${state.kind}`, { percent: Math.floor(state.share * 100) })}
        </>
      );
    case "refused":
      return (
        <>
          <StateMark kind="amber" decorative /> {t(`refusals.${state.why}`, limitWords)}
        </>
      );
    case "failed":
      return (
        <>
          <StateMark kind="amber" decorative /> {state.said}
        </>
      );
  }
};

const shareOf = ({ state }: Upload): number | null => {
  if (state.kind === "measuring") return 0;
  return state.kind === "sending" || state.kind === "interrupted" ? state.share : null;
};

type SendingProps = { readonly uploads: readonly Upload[] } & Pick<Uploads, "cancel" | "retry" | "clear">;

/** The files on their way, how far each has come, and what became of it. */
export const Sending = ({ uploads, cancel, retry, clear }: SendingProps) => {
  const t = useWords(musicPageWords);
  if (uploads.length === 0) return null;
  const isOver = ({ state: { kind } }: Upload): boolean => kind === "done" || kind === "refused" || kind === "failed";
  return (
    <Panel
      title={t("sending.title")}
      note={uploads.every(isOver) ? undefined : t("sending.stay")}
      actions={
        uploads.some(isOver) && (
          <Button kind="quiet" onClick={clear}>
            {t("sending.clear")}
          </Button>
        )
      }
    >
      <ul className={styles["lines"]}>
        {uploads.map((upload) => {
          const { trackId, state } = upload;
          const { title } = upload.described;
          const share = shareOf(upload);
          return (
            <li key={trackId} className={styles["line"]}>
              <div>
                {title}
                <span className={styles["second"]} role="status">
                  <State upload={upload} />
                </span>
                {share !== null && <progress value={share} max={1} aria-label={title} />}
              </div>
              <Row>
                {(state.kind === "interrupted" || state.kind === "failed") && (
                  <Button kind="quiet" aria-label={t("sending.retryOf", { title })} onClick={() => retry(trackId)}>
                    {t("sending.retry")}
                  </Button>
                )}
                {!isOver(upload) && (
                  <Button kind="quiet" aria-label={t("sending.cancelOf", { title })} onClick={() => cancel(trackId)}>
                    {t("sending.cancel")}
                  </Button>
                )}
              </Row>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
};
