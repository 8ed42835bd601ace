import { StateMark } from "#ui/state/state-mark.tsx";

import styles from "./form-error.module.css";

/** What went wrong with a whole form, read out when it appears. */
export const FormError = ({ message }: { readonly message: string | undefined }) => (
  <div role="alert" className={styles["region"]}>
    {message !== undefined && (
      <p className={styles["error"]}>
        <StateMark kind="amber" decorative /> <span>{message}</span>
      </p>
    )}
  </div>
);
