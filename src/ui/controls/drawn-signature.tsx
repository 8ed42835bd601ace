import { useEffect, useRef, useState } from "react";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { Button } from "./button.tsx";
import { attachInk, type Ink } from "./attach-ink.ts";
import styles from "./signature-pad.module.css";

interface DrawnSignatureProps {
  readonly onChange: (svg: string | undefined) => void;
}

export const DrawnSignature = ({ onChange }: DrawnSignatureProps) => {
  const t = useWords(uiWords);
  const canvas = useRef<HTMLCanvasElement>(null);
  const ink = useRef<Ink | undefined>(undefined);
  const changed = useRef(onChange);
  changed.current = onChange;
  const [state, setState] = useState<"empty" | "signed" | "failed">("empty");
  useEffect(() => {
    let gone = false;
    const surface = canvas.current;
    if (!surface) return undefined;
    const drawn = (svg: string | undefined) => {
      setState(svg === undefined ? "empty" : "signed");
      changed.current(svg);
    };
    attachInk(surface, drawn).then(
      (attached) => {
        if (gone) attached.remove();
        else ink.current = attached;
      },
      () => setState("failed"),
    );
    return () => {
      gone = true;
      ink.current?.remove();
    };
  }, []);
  if (state === "failed")
    return (
      <p role="status" className={styles["failed"]}>
        {t("signature.failed")}
      </p>
    );
  return (
    <div className={styles["drawn"]}>
      <canvas ref={canvas} className={styles["canvas"]} role="img" aria-label={t("signature.area")} />
      {state === "empty" && (
        <span className={styles["here"]} aria-hidden="true">
          {t("signature.here")}
        </span>
      )}
      <div className={styles["foot"]}>
        <Button kind="quiet" disabled={state === "empty"} onClick={() => ink.current?.clear()}>
          {t("signature.clear")}
        </Button>
      </div>
    </div>
  );
};
