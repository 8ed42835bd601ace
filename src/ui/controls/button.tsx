import type { ComponentProps, ReactNode } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import styles from "./button.module.css";

export interface ButtonProps extends ComponentProps<"button"> {
  /** One primary act on a screen; `danger` for acts that can harm. */
  readonly kind?: "primary" | "secondary" | "quiet" | "danger" | undefined;
  /** Shows that the act is under way and ignores further presses, without losing the focus. */
  readonly busy?: boolean | undefined;
  readonly icon?: ReactNode;
  /** Fills its column: for phones and narrow dialogs. */
  readonly wide?: boolean | undefined;
}

export const Button = ({
  kind = "secondary",
  busy = false,
  icon,
  wide,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) => (
  <button
    {...rest}
    type={type}
    className={joinClasses(styles["button"], styles[kind], wide && styles["wide"], className)}
    aria-busy={busy || undefined}
    aria-disabled={busy || rest["aria-disabled"]}
    onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
  >
    {busy ? (
      <span className={styles["spinner"]} aria-hidden="true" />
    ) : (
      icon && (
        <span className={styles["icon"]} aria-hidden="true">
          {icon}
        </span>
      )
    )}
    <span>{children}</span>
  </button>
);
