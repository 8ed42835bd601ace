import { useEffect, useRef } from "react";

/** What a notice of the device may say: no name of anybody. */
export type AlarmNotice = { readonly key: string; readonly title: string; readonly body: string; readonly urgent: boolean };

const show = ({ key, title, body, urgent }: AlarmNotice, onOpen: () => void): void => {
  try {
    const notice = new Notification(title, { body, tag: key, requireInteraction: urgent });
    notice.addEventListener("click", () => {
      window.focus();
      onOpen();
      notice.close();
    });
  } catch {
    // Some phones show notices of installed pages alone; sound and mark remain.
  }
};

export const mayNotify = (): boolean => "Notification" in window && Notification.permission === "granted";

/** Tells the device of each new alarm once, while the page is not in front and a person has allowed it. */
export const useAlarmNotices = (notices: readonly AlarmNotice[], onOpen: (key: string) => void): void => {
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const tell = (): void => {
      const isHidden = document.visibilityState === "hidden";
      for (const notice of notices) {
        if (isHidden && mayNotify() && !told.current.has(notice.key)) show(notice, () => onOpen(notice.key));
      }
      told.current = new Set(isHidden && mayNotify() ? notices.map(({ key }) => key) : []);
    };
    tell();
    document.addEventListener("visibilitychange", tell);
    return () => document.removeEventListener("visibilitychange", tell);
  }, [notices, onOpen]);
};
