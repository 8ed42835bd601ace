import { useCallback, useMemo, useRef, useState, type ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { Toast } from "./toast.tsx";
import { ToastContext, type ShowToast, type ToastNotice } from "./use-toasts.ts";
import styles from "./toasts.module.css";

interface Shown extends ToastNotice {
  readonly key: number;
}

/** Wrap the application once; `useToasts()` then shows a notice from anywhere below. */
export const Toasts = ({ children }: { readonly children: ReactNode }) => {
  const t = useWords(uiWords);
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const [paused, setPaused] = useState(false);
  const next = useRef(0);
  const dismiss = useCallback((key: number) => setShown((all) => all.filter((one) => one.key !== key)), []);
  const show = useCallback<ShowToast>((notice) => {
    next.current += 1;
    const key = next.current;
    // The same said again takes the place of the earlier one, unless that one can still be undone.
    const isRepeated = (one: Shown): boolean => one.message === notice.message && one.undo === undefined && one.action === undefined;
    setShown((all) => [...all.filter((one) => !isRepeated(one)).slice(-2), { ...notice, key }]);
    return () => setShown((all) => all.filter((one) => one.key !== key));
  }, []);
  const context = useMemo(() => ({ show }), [show]);
  return (
    <ToastContext value={context}>
      {children}
      <section
        aria-label={t("toast.region")}
        className={styles["region"]}
        data-print="no"
        onMouseEnter={() => setPaused(true)}
        onMouseLeave={() => setPaused(false)}
        onFocus={() => setPaused(true)}
        onBlur={() => setPaused(false)}
      >
        <div role="status" aria-live="polite" className={styles["list"]}>
          {shown.map(({ key, ...notice }) => (
            <Toast key={key} notice={notice} paused={paused} onDismiss={() => dismiss(key)} />
          ))}
        </div>
      </section>
    </ToastContext>
  );
};
