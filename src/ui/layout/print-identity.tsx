import type { ReactNode } from "react";
import styles from "./print-identity.module.css";

interface PrintIdentityProps {
  /** Name, birth date, record number, clinic, time of printing: whatever must stand on each page. */
  readonly lines: readonly ReactNode[];
  readonly children: ReactNode;
}

/** Repeats the patient's identity at the head of every printed page; on screen it is not there. */
export const PrintIdentity = ({ lines, children }: PrintIdentityProps) => (
  <div className={styles["sheet"]}>
    <div className={styles["head"]}>
      <div className={styles["identity"]}>
        {lines.map((line, place) => (
          <span key={place}>{line}</span>
        ))}
      </div>
    </div>
    <div className={styles["body"]}>{children}</div>
  </div>
);
