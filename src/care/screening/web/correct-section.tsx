import { useState } from "react";

import type { Protocol } from "#kernel/setting.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { screeningContract } from "../contract.ts";
import type { SectionAnswers } from "../rules/events.ts";
import type { SectionId } from "../rules/sections.ts";
import { intakeWords } from "./intake-words.ts";
import { screeningWords } from "./screening-words.ts";
import { answersFrom, draftFrom, draftProblems, type SectionDraft } from "./section-draft.ts";
import { SectionFields } from "./section-fields.tsx";
import { pagesOf } from "./section-pages.ts";
import { YesNoQuestions } from "./yes-no-questions.tsx";

type CorrectSectionProps = {
  readonly episodeId: string;
  readonly section: SectionId;
  readonly saved: SectionAnswers | undefined;
  readonly protocol: Protocol;
  readonly onClose: () => void;
};

/** Staff write down what they learned, in the patient's own form, and how they know. */
export const CorrectSection = ({ episodeId, section, saved, protocol, onClose }: CorrectSectionProps) => {
  const t = useWords(screeningWords);
  const i = useWords(intakeWords);
  const { show } = useToasts();
  const [draft, setDraft] = useState<SectionDraft>(() => draftFrom(saved));
  const [note, setNote] = useState("");
  const [attempt, setAttempt] = useState(0);
  const save = useCommand(screeningContract.saveIntakeSection);
  const open = attempt === 0 ? [] : draftProblems(section, draft).map(({ field, key }) => ({ field, message: i(key) }));
  const refused = refusedFields(save.error, "note");
  const problems = open.length > 0 ? open : refused;
  const send = () => {
    setAttempt((count) => count + 1);
    if (draftProblems(section, draft).length > 0) return;
    const finish = () => {
      onClose();
      show({ message: t("corrected") });
    };
    save.mutate({ params: { episodeId }, body: { answers: answersFrom(section, draft), note } }, { onSuccess: finish });
  };
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const onChange = (part: Partial<SectionDraft>) => setDraft((before) => ({ ...before, ...part }));
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={t("correctTitle", { part: i(`section.${section}`) })}
      description={t("correctBody")}
      actions={
        <Button kind="primary" busy={save.isPending} onClick={send}>
          {t("correctSave")}
        </Button>
      }
    >
      <Stack gap={6}>
        <FormSummary problems={problems} attempt={attempt} />
        <YesNoQuestions
          questions={pagesOf(section).flatMap((page) => page.questions)}
          draft={draft}
          onChange={onChange}
          protocol={protocol}
        />
        <SectionFields section={section} draft={draft} onChange={onChange} errorOf={errorOf} />
        <TextArea id="note" label={t("correctNote")} hint={t("correctNoteHint")} value={note} onChange={setNote} error={errorOf("note")} />
      </Stack>
    </Dialog>
  );
};
