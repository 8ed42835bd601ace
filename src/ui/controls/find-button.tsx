import { Search } from "lucide-react";
import styles from "./find-button.module.css";

interface FindButtonProps {
  readonly label: string;
  /** The keys that do the same: "Ctrl K". */
  readonly keys: string;
  readonly onOpen: () => void;
}

/** Looks like the search field that it opens; on a phone it is the glass alone. */
export const FindButton = ({ label, keys, onOpen }: FindButtonProps) => (
  <button type="button" className={styles["find"]} onClick={onOpen} aria-haspopup="dialog" aria-keyshortcuts="Control+K">
    <Search aria-hidden="true" />
    <span className={styles["label"]}>{label}</span>
    <kbd className={styles["keys"]} aria-hidden="true">
      {keys}
    </kbd>
  </button>
);
