import { useState, type FormEvent } from "react";

import { useHashStep } from "#care/measures/web/use-hash-step.ts";
import { useKeptDraft } from "#care/measures/web/use-kept-draft.ts";
import { CrisisHelp } from "#care/people/web/crisis-help.tsx";
import type { Protocol } from "#kernel/setting.ts";
import { act } from "#platform/http/browser/client.ts";
import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { screeningContract, type IntakeDraft } from "../contract.ts";
import type { SectionAnswers } from "../rules/events.ts";
import type { SectionId } from "../rules/sections.ts";
import { intakeWords } from "./intake-words.ts";
import styles from "./intake.module.css";
import { answersFrom, draftFrom, draftProblems, sectionDraft } from "./section-draft.ts";
import { SectionFields } from "./section-fields.tsx";
import { pagesOf } from "./section-pages.ts";
import { YesNoQuestions } from "./yes-no-questions.tsx";

type SectionFormProps = {
  readonly episodeId: string;
  readonly section: SectionId;
  readonly saved: SectionAnswers | undefined;
  readonly server: IntakeDraft | null;
  readonly protocol: Protocol;
  readonly onDone: () => void;
};

const useSection = ({ episodeId, section, saved, server, onDone }: SectionFormProps) => {
  const t = useWords(intakeWords);
  const [initial] = useState(() => draftFrom(saved));
  const { value, change, clear, unsent } = useKeptDraft({
    name: `intake.${episodeId}.${section}`,
    schema: sectionDraft,
    initial,
    server: server && { revision: server.revision, value: sectionDraft.parse(server.answers) },
    save: (kept) =>
      act(screeningContract.saveIntakeDraft, { params: { episodeId }, body: { section, answers: kept.value, revision: kept.revision } }),
  });
  const [attempt, setAttempt] = useState(0);
  const save = useCommand(screeningContract.saveIntakeSection);
  const open = attempt === 0 ? [] : draftProblems(section, value).map(({ field, key }) => ({ field, message: t(key) }));
  const refused = refusedFields(save.error, "section-save");
  const send = () => {
    setAttempt((count) => count + 1);
    if (draftProblems(section, value).length > 0) return;
    const finish = () => {
      clear();
      onDone();
    };
    save.mutate({ params: { episodeId }, body: { answers: answersFrom(section, value), note: "" } }, { onSuccess: finish });
  };
  return { value, change, unsent, attempt, problems: open.length > 0 ? open : refused, send, busy: save.isPending };
};

/** One part of the intake, a few questions a page. Kept at every change; saved to the record when the last page is left. */
export const SectionForm = (props: SectionFormProps) => {
  const { section, protocol, onDone } = props;
  const t = useWords(intakeWords);
  const { value, change, unsent, attempt, problems, send, busy } = useSection(props);
  const [hash, go] = useHashStep();
  const pages = pagesOf(section);
  const place = Math.min(Math.max(Number(hash.split(".")[1] ?? "1") || 1, 1), pages.length);
  const page = pages[place - 1];
  const isLast = place === pages.length;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isLast) send();
    else go(`${section}.${place + 1}`);
  };
  const back = () => (place === 1 ? onDone() : go(`${section}.${place - 1}`));
  const fieldsProps = {
    draft: value,
    onChange: (part: Partial<typeof value>) => change((before) => ({ ...before, ...part })),
    errorOf: (field: string) => problems.find((one) => one.field === field)?.message,
  };
  return (
    <Page title={t(`section.${section}`)} documentTitle={t(`section.${section}`)} width="narrow">
      <form onSubmit={submit} noValidate>
        <Stack gap={6}>
          {pages.length > 1 && <p className={styles["place"]}>{t("place", { number: place, count: pages.length })}</p>}
          <FormSummary problems={problems} attempt={attempt} />
          {page !== undefined && page.questions.length > 0 && (
            <YesNoQuestions questions={page.questions} protocol={protocol} {...fieldsProps} />
          )}
          {page?.fields && <SectionFields section={section} {...fieldsProps} />}
          {section === "mental-health" && value.answers["selfHarmWithoutTherapist"] === "yes" && <CrisisHelp />}
          {section === "about-you" && value.concerns.includes("suicidal-thoughts") && <CrisisHelp />}
          <div className={styles["acts"]}>
            <Button kind="quiet" onClick={back}>
              {t("back")}
            </Button>
            <Button type="submit" kind="primary" busy={busy} id="section-save">
              {isLast ? t("save") : t("next")}
            </Button>
          </div>
          {unsent && (
            <p className={styles["note"]} role="status">
              {t("unsent")}
            </p>
          )}
        </Stack>
      </form>
    </Page>
  );
};
