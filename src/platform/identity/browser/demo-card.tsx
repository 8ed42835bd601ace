import styles from "./demo-entry.module.css";

type DemoCardProps = {
  readonly role: string;
  readonly name: string;
  readonly does: string;
  readonly busy: boolean;
  readonly disabled: boolean;
  readonly onEnter: () => void;
};

/** One person to enter as. */
export const DemoCard = ({ role, name, does, busy, disabled, onEnter }: DemoCardProps) => (
  <button
    type="button"
    className={styles["card"]}
    aria-busy={busy || undefined}
    aria-disabled={disabled || undefined}
    onClick={() => !disabled && onEnter()}
  >
    <span className={styles["role"]}>{role}</span>
    <span className={styles["name"]}>{name}</span>
    <span className={styles["does"]}>{does}</span>
  </button>
);
