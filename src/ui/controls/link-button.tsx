import type { ComponentProps, ReactNode } from "react";
import { Link } from "../layout/link.tsx";
import { joinClasses } from "../theme/join-classes.ts";
import styles from "./button.module.css";

interface LinkButtonProps extends ComponentProps<"a"> {
  readonly href: string;
  readonly kind?: "primary" | "secondary" | "quiet" | undefined;
  readonly icon?: ReactNode;
  readonly wide?: boolean | undefined;
}

/** Leads to another page, or dials, and looks like the act that it is. */
export const LinkButton = ({ kind = "secondary", icon, wide, className, children, ...rest }: LinkButtonProps) => (
  <Link {...rest} className={joinClasses(styles["button"], styles[kind], wide && styles["wide"], className)}>
    {icon && (
      <span className={styles["icon"]} aria-hidden="true">
        {icon}
      </span>
    )}
    <span>{children}</span>
  </Link>
);
