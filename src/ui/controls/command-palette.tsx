import { lazy, Suspense, useEffect, type ReactNode } from "react";

export interface Command {
  readonly id: string;
  readonly label: string;
  /** Stands in quiet ink beside the label: where it leads, or whose it is. */
  readonly note?: string | undefined;
  /** Other words that find it. */
  readonly keywords?: string | undefined;
  /** The keys that do the same from anywhere: "G then T". */
  readonly keys?: string | undefined;
  readonly icon?: ReactNode;
  readonly run: () => void;
}

interface CommandPaletteProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly commands: readonly Command[];
  /** Tells the caller what is typed, to add people and pages found elsewhere. */
  readonly onQuery?: ((query: string) => void) | undefined;
}

const fetchList = () => import("./command-list.tsx");
const CommandList = lazy(() => fetchList().then((file) => ({ default: file.CommandList })));

const laterMs = 1_500;

/** Listens for Ctrl K (⌘ K). The list is fetched soon after the page, so that nobody types before it is there. */
export const CommandPalette = ({ open, onOpenChange, commands, onQuery }: CommandPaletteProps) => {
  useEffect(() => {
    const later = setTimeout(() => void fetchList().catch(() => undefined), laterMs);
    return () => clearTimeout(later);
  }, []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      onOpenChange(!open);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [open, onOpenChange]);
  if (!open) return null;
  return (
    <Suspense fallback={null}>
      <CommandList commands={commands} onQuery={onQuery} onClose={() => onOpenChange(false)} />
    </Suspense>
  );
};
