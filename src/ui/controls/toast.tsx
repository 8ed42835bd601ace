import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { StateMark } from "../state/state-mark.tsx";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { Button } from "./button.tsx";
import { IconButton } from "./icon-button.tsx";
import type { ToastNotice } from "./use-toasts.ts";
import styles from "./toasts.module.css";

interface ToastProps {
  readonly notice: ToastNotice;
  /** Somebody is reading or reaching for it: the time stands still. */
  readonly paused: boolean;
  readonly onDismiss: () => void;
}

/** Counts down only while nobody holds it; what can be undone stays longer. */
const useTimeUp = (seconds: number | undefined, paused: boolean, onTimeUp: () => void) => {
  const left = useRef(seconds);
  const timeUp = useRef(onTimeUp);
  timeUp.current = onTimeUp;
  useEffect(() => {
    if (paused || left.current === undefined) return undefined;
    const started = performance.now();
    const timer = setTimeout(() => timeUp.current(), left.current * 1000);
    return () => {
      clearTimeout(timer);
      left.current = Math.max(2, (left.current ?? 0) - (performance.now() - started) / 1000);
    };
  }, [paused]);
};

export const Toast = ({ notice, paused, onDismiss }: ToastProps) => {
  const t = useWords(uiWords);
  const { message, undo, action, kind = "plain", seconds } = notice;
  useTimeUp(kind === "failure" ? undefined : (seconds ?? (undo ? 10 : 6)), paused, onDismiss);
  const offered = undo ? { label: t("toast.undo"), act: undo } : action;
  return (
    <div className={styles["toast"]}>
      {kind === "failure" && <StateMark kind="red" decorative />}
      <span className={styles["message"]}>{message}</span>
      {offered && (
        <Button
          kind="quiet"
          className={styles["action"]}
          onClick={() => {
            offered.act();
            onDismiss();
          }}
        >
          {offered.label}
        </Button>
      )}
      <IconButton label={t("toast.dismiss")} icon={<X />} onClick={onDismiss} />
    </div>
  );
};
