import { DropdownMenu } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { joinClasses } from "../theme/join-classes.ts";
import { Link } from "../layout/link.tsx";
import { useFloatRoot } from "./float-root.ts";
import styles from "./menu.module.css";

export type MenuItem =
  | {
      readonly label: string;
      readonly onSelect: () => void;
      readonly icon?: ReactNode;
      /** Shown at the end: "Ctrl E", "3". */
      readonly note?: string | undefined;
      readonly danger?: boolean | undefined;
      readonly disabled?: boolean | undefined;
      readonly checked?: boolean | undefined;
    }
  | { readonly label: string; readonly href: string; readonly icon?: ReactNode }
  | { readonly heading: string }
  | "line";

interface MenuProps {
  /** A `Button` or `IconButton`. */
  readonly trigger: ReactElement;
  readonly items: readonly MenuItem[];
  readonly align?: "start" | "end" | undefined;
}

export const Menu = ({ trigger, items, align = "end" }: MenuProps) => {
  const [container, findRoot] = useFloatRoot();
  return (
    <DropdownMenu.Root modal={false} onOpenChange={findRoot}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={container}>
        <DropdownMenu.Content align={align} sideOffset={6} collisionPadding={8} className={styles["menu"]}>
          {items.map((item, place) => (
            <MenuLine key={place} item={item} />
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
};

const MenuLine = ({ item }: { readonly item: MenuItem }) => {
  if (item === "line") return <DropdownMenu.Separator className={styles["line"]} />;
  if ("heading" in item) return <DropdownMenu.Label className={styles["heading"]}>{item.heading}</DropdownMenu.Label>;
  const icon = item.icon && (
    <span className={styles["icon"]} aria-hidden="true">
      {item.icon}
    </span>
  );
  if ("href" in item) {
    return (
      <DropdownMenu.Item asChild className={styles["item"]}>
        <Link href={item.href}>
          {icon}
          {item.label}
        </Link>
      </DropdownMenu.Item>
    );
  }
  const { label, onSelect, note, danger, disabled, checked } = item;
  const shared = { className: joinClasses(styles["item"], danger && styles["danger"]), disabled: disabled ?? false, onSelect };
  const inside = (
    <>
      {icon}
      <span className={styles["label"]}>{label}</span>
      {checked && <span aria-hidden="true">✓</span>}
      {note && <span className={styles["note"]}>{note}</span>}
    </>
  );
  if (checked === undefined) return <DropdownMenu.Item {...shared}>{inside}</DropdownMenu.Item>;
  return (
    <DropdownMenu.CheckboxItem {...shared} checked={checked}>
      {inside}
    </DropdownMenu.CheckboxItem>
  );
};
