import { Tooltip as Radix } from "radix-ui";
import type { ReactElement, ReactNode } from "react";
import { useFloatRoot } from "./float-root.ts";
import styles from "./tooltip.module.css";

interface TooltipProps {
  /** Adds to what is on screen; never the only place where something is said. */
  readonly text: ReactNode;
  /** One element that can hold the focus. */
  readonly children: ReactElement;
}

export const Tooltip = ({ text, children }: TooltipProps) => {
  const [container, findRoot] = useFloatRoot();
  return (
    <Radix.Provider delayDuration={300}>
      <Radix.Root onOpenChange={findRoot}>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal container={container}>
          <Radix.Content className={styles["tooltip"]} sideOffset={6} collisionPadding={8}>
            {text}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
};
