import { CrisisHelp } from "#care/people/web/crisis-help.tsx";
import { Button } from "#ui/controls/button.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { MeasureDraft } from "../contract.ts";
import { AskedLanguageNote } from "./asked-language-note.tsx";
import styles from "./answer-measure.module.css";
import { answerIn, needsHelp, questionsOf, withAnswer, type AskedForm } from "./measure-draft.ts";
import { MeasureItem } from "./measure-item.tsx";
import { MeasureReview } from "./measure-review.tsx";
import { measuresWords, titled } from "./measures-words.ts";
import { useAnswering, type Asked } from "./use-answering.ts";
import { useHashStep } from "./use-hash-step.ts";

type AnswerFormProps = Asked & {
  readonly form: AskedForm;
  readonly server: MeasureDraft | null;
  readonly onDone: () => void;
};

/** A kind name for what is shipped; what a clinic loads has its own title. */
const useTitle = ({ instrument, text }: AskedForm): { readonly title: string; readonly about: string | null } => {
  const t = useWords(measuresWords);
  const own = titled.find((id) => id === instrument);
  return own === undefined
    ? { title: text.title, about: null }
    : { title: t(`instrument.${own}.title`), about: t(`instrument.${own}.about`) };
};

const Thanks = ({ help, onDone }: { readonly help: boolean; readonly onDone: () => void }) => {
  const t = useWords(measuresWords);
  return (
    <Page title={t("answer.thanks")} width="narrow">
      <Stack gap={6}>
        <p>{help ? t("answer.flagged") : t("answer.received")}</p>
        {help && <CrisisHelp />}
        <Button kind="primary" wide onClick={onDone}>
          {t("answer.done")}
        </Button>
      </Stack>
    </Page>
  );
};

/** The questionnaire itself: a beginning, one question at a time, all answers on one page, thanks. */
export const AnswerForm = ({ form, server, onDone, ...asked }: AnswerFormProps) => {
  const t = useWords(measuresWords);
  const { draft, change, unsent, handIn, isPending, isSuccess, error } = useAnswering(asked, form, server);
  const [hash, go] = useHashStep();
  const questions = questionsOf(form, draft.items);
  const [owner, step = ""] = hash.split(".");
  const at = owner === asked.instrument ? step : "";
  const goTo = (next: string, options?: { readonly replace: boolean }) => go(`${asked.instrument}.${next}`, options);
  const help = needsHelp(form, draft.items);
  const { title, about } = useTitle(form);
  const { text } = form;
  if (isSuccess) return <Thanks help={help} onDone={onDone} />;

  const place = Number(at) - 1;
  const question = questions[place];
  const begun = questions.some((one) => answerIn(draft, one) !== null);
  const firstOpen = questions.findIndex((one) => answerIn(draft, one) === null);
  const begin = () => goTo(firstOpen === -1 ? "review" : String(firstOpen + 1));
  return (
    <Page title={at === "review" ? t("answer.review") : title} documentTitle={title} width="narrow">
      {question !== undefined && (
        <MeasureItem
          question={question}
          stem={question.kind === "item" ? text.stem : t("answer.extra")}
          language={text.language}
          number={place + 1}
          count={questions.length}
          answer={answerIn(draft, question)}
          onAnswer={(answer) => change((before) => withAnswer(before, question, answer))}
          onNext={() => goTo(place + 1 === questions.length ? "review" : String(place + 2))}
          onBack={() => goTo(place === 0 ? "begin" : String(place))}
          help={help && question.kind === "item" && form.help.some(({ item }) => item === question.index + 1)}
        />
      )}
      {at === "review" && (
        <MeasureReview
          questions={questions}
          draft={draft}
          help={help}
          busy={isPending}
          problem={error?.message}
          onChange={(chosen) => goTo(String(chosen + 1))}
          onBack={() => goTo(String(questions.length))}
          onHandIn={handIn}
        />
      )}
      {question === undefined && at !== "review" && (
        <Stack gap={6}>
          {about !== null && <p>{about}</p>}
          {form.language !== null && <AskedLanguageNote asked={form.language} />}
          {text.instructions !== null && <p lang={text.language}>{text.instructions}</p>}
          <Button kind="primary" wide onClick={begin}>
            {begun ? t("answer.goOn") : t("answer.begin")}
          </Button>
          <p className={styles["note"]}>{t("answer.kept")}</p>
          <p className={styles["note"]}>
            {text.title}. {text.notice}
          </p>
        </Stack>
      )}
      {unsent && (
        <p className={styles["note"]} role="status">
          {t("answer.unsent")}
        </p>
      )}
    </Page>
  );
};
