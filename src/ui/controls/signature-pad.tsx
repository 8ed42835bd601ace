import { useState, type ReactNode } from "react";
import { useWords } from "../words/use-words.ts";
import { uiWords } from "../words/ui-words.ts";
import { ChoiceGroup } from "./choice-group.tsx";
import { DrawnSignature } from "./drawn-signature.tsx";
import { TextField } from "./text-field.tsx";
import styles from "./signature-pad.module.css";

export type Signature =
  /** An SVG document of the strokes. */
  { readonly kind: "drawn"; readonly svg: string } | { readonly kind: "typed"; readonly name: string };

interface SignaturePadProps {
  /** Says whose signature it is and what it means. */
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly required?: boolean | undefined;
  readonly id?: string | undefined;
  readonly onChange: (signature: Signature | undefined) => void;
}

/** Signed by hand, or typed by those who use a keyboard; both count the same. */
export const SignaturePad = ({ onChange, ...look }: SignaturePadProps) => {
  const t = useWords(uiWords);
  const [way, setWay] = useState<"drawn" | "typed">("drawn");
  const [name, setName] = useState("");
  const choose = (chosen: "drawn" | "typed") => {
    setWay(chosen);
    onChange(chosen === "typed" && name.trim() !== "" ? { kind: "typed", name: name.trim() } : undefined);
  };
  const type = (typed: string) => {
    setName(typed);
    onChange(typed.trim() === "" ? undefined : { kind: "typed", name: typed.trim() });
  };
  return (
    <ChoiceGroup {...look}>
      <div className={styles["ways"]}>
        <button type="button" className={styles["way"]} aria-pressed={way === "drawn"} onClick={() => choose("drawn")}>
          {t("signature.draw")}
        </button>
        <button type="button" className={styles["way"]} aria-pressed={way === "typed"} onClick={() => choose("typed")}>
          {t("signature.type")}
        </button>
      </div>
      {way === "drawn" ? (
        <DrawnSignature onChange={(svg) => onChange(svg === undefined ? undefined : { kind: "drawn", svg })} />
      ) : (
        <div className={styles["typed"]}>
          <TextField label={t("signature.typedLabel")} value={name} onChange={type} autoComplete="name" />
          <p className={styles["preview"]} aria-hidden="true">
            {name}
          </p>
        </div>
      )}
    </ChoiceGroup>
  );
};
