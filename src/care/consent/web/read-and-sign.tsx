import { useEffect, useRef } from "react";

import { useDraft } from "#platform/offline/browser/use-draft.ts";
import type { Quantity } from "#kernel/quantity.ts";
import { Button } from "#ui/controls/button.tsx";
import { Prose } from "#ui/layout/prose.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { DocumentAnswer } from "../contract.ts";
import { ChoiceFields } from "./choice-fields.tsx";
import { choicesFrom, consentDraft, emptyConsent, type ConsentDraft } from "./consent-draft.ts";
import { signingWords } from "./consent-words.ts";
import styles from "./read-and-sign.module.css";
import { SignStep } from "./sign-step.tsx";

type ReadAndSignProps = {
  readonly episodeId: string;
  readonly document: DocumentAnswer;
  readonly boosterMost: Quantity<"ug"> | null;
  readonly onLeave: () => void;
  readonly onSigned: () => void;
};

type StepHeadProps = { readonly title: string; readonly step: number; readonly count: number };

/** Each page begins at its heading, for eyes and for screen readers. */
const StepHead = ({ title, step, count }: StepHeadProps) => {
  const t = useWords(signingWords);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    window.scrollTo({ top: 0 });
  }, [step]);
  return (
    <header className={styles["head"]}>
      <p className={styles["progress"]}>{t("progress", { step: step + 1, count })}</p>
      <progress className={styles["bar"]} max={count} value={step + 1} aria-hidden="true" />
      <h1 ref={heading} tabIndex={-1} className={styles["title"]}>
        {title}
      </h1>
    </header>
  );
};

type StepProps = {
  readonly draft: ConsentDraft;
  readonly onChange: (part: Partial<ConsentDraft>) => void;
  readonly go: (step: number) => void;
};

const Turn = ({
  draft,
  go,
  onLeave,
  disabled = false,
}: Pick<StepProps, "draft" | "go"> & { readonly onLeave: () => void; readonly disabled?: boolean }) => {
  const t = useWords(signingWords);
  return (
    <Row gap={3} spread>
      <Button onClick={() => (draft.step === 0 ? onLeave() : go(draft.step - 1))}>{draft.step === 0 ? t("toAll") : t("back")}</Button>
      <Button kind="primary" disabled={disabled} onClick={() => go(draft.step + 1)}>
        {t("next")}
      </Button>
    </Row>
  );
};

const ChooseStep = ({
  document,
  boosterMost,
  draft,
  onChange,
}: Omit<StepProps, "go"> & Pick<ReadAndSignProps, "document" | "boosterMost">) => {
  const t = useWords(signingWords);
  const open = choicesFrom(document.kind, draft, boosterMost) === undefined;
  return (
    <Stack gap={4}>
      <p>{t("chooseBody")}</p>
      <ChoiceFields kind={document.kind} draft={draft} onChange={onChange} boosterMost={boosterMost} />
      {open && <p role="status">{t("missing")}</p>}
    </Stack>
  );
};

/** One document, a section at a time, then its choices, then the signature. Where somebody was is kept on this device. */
export const ReadAndSign = ({ episodeId, document, boosterMost, onLeave, onSigned }: ReadAndSignProps) => {
  const t = useWords(signingWords);
  const [draft, change, clear] = useDraft(`consent.${episodeId}.${document.kind}.${document.version}`, consentDraft, emptyConsent);
  const { sections, kind } = document;
  const hasChoices = kind !== "treatment";
  const count = sections.length + (hasChoices ? 2 : 1);
  const step = Math.min(Math.max(0, draft.step), count - 1);
  const go = (next: number) => change({ step: next });
  const section = sections[step];
  const choices = choicesFrom(kind, draft, boosterMost);
  const choosing = hasChoices && step === sections.length;
  const signed = () => {
    clear();
    onSigned();
  };
  const title = section?.heading ?? (choosing ? t("choose") : t("signTitle"));
  const here = { ...draft, step };
  return (
    <article className={styles["document"]} aria-label={document.title}>
      <p className={styles["name"]}>
        {document.title} · {t("version", { version: document.version })}
      </p>
      <StepHead title={title} step={step} count={count} />
      {section !== undefined && (
        <Prose face="serif">
          {section.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </Prose>
      )}
      {choosing && <ChooseStep document={document} boosterMost={boosterMost} draft={here} onChange={change} />}
      {step < count - 1 && <Turn draft={here} go={go} onLeave={onLeave} disabled={choosing && choices === undefined} />}
      {step === count - 1 && choices !== undefined && (
        <SignStep episodeId={episodeId} document={document} choices={choices} onBack={() => go(step - 1)} onSigned={signed} />
      )}
      {step === count - 1 && choices === undefined && <Button onClick={() => go(sections.length)}>{t("back")}</Button>}
    </article>
  );
};
