import type { ComponentProps, ReactNode } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import styles from "./icon-button.module.css";

interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "aria-label"> {
  /** What it does, for everyone who does not see or know the icon. */
  readonly label: string;
  readonly icon: ReactNode;
}

export const IconButton = ({ label, icon, className, type = "button", ...rest }: IconButtonProps) => (
  <button {...rest} type={type} className={joinClasses(styles["button"], className)} aria-label={label} title={label}>
    <span aria-hidden="true">{icon}</span>
  </button>
);
