import { useState, type KeyboardEvent } from "react";

import { safetyRuleEntryOf } from "#care/safety/rules/data/safety-rules.ts";
import { newId } from "#platform/ambient/new-id.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { Button } from "#ui/controls/button.tsx";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Stack } from "#ui/layout/stack.tsx";
import { currentLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { measuresContract } from "../contract.ts";
import { cssrsScreener } from "../rules/data/cssrs-screener.ts";
import { occasions, type Occasion } from "../rules/events.ts";
import { countedAnswers } from "../rules/item-answers.ts";
import { scoringContext } from "../rules/scoring-of-result.ts";
import { suicideTriage } from "../rules/suicide-triage.ts";
import { shippedProtocol } from "#kernel/setting.ts";
import { measuresWords } from "./measures-words.ts";
import { askedPlaces, screenAnswers, screenForms, type ScreenDraft, type ScreenPlace } from "./suicide-screen-draft.ts";
import { suicideScreenWords } from "./suicide-screen-words.ts";

const levels = ["none", "low", "moderate", "high"] as const;

/** The triage of what is answered so far, as the server will read it. */
const triageOf = (draft: ScreenDraft) => {
  const given = screenAnswers(draft);
  const { counted, missing } = countedAnswers(cssrsScreener, given.items);
  const { behaviourRecent } = scoringContext(cssrsScreener, given, { protocol: shippedProtocol, sex: null, loaded: null });
  return cssrsScreener.triage && suicideTriage(cssrsScreener.triage, counted, missing, behaviourRecent);
};

const Triage = ({ draft }: { readonly draft: ScreenDraft }) => {
  const t = useWords(suicideScreenWords);
  if (Object.keys(draft.answers).length === 0) return <p>{t("nothing")}</p>;
  const triage = triageOf(draft);
  const level = levels.find((one) => one === triage?.code);
  const rule = cssrsScreener.flags.find((flag) => flag.when === "triage" && flag.code === triage?.atLeast)?.rule;
  return (
    <div role="status">
      <p>
        <strong>{level === undefined ? t("incomplete") : t("triage", { level: t(`level.${level}`) })}</strong>
        {rule !== undefined && ` ${safetyRuleEntryOf(rule).actions.join(" · ")}`}
      </p>
    </div>
  );
};

const recordId = "suicide-screen-record";
const idOf = (place: ScreenPlace): string => `suicide-screen-${place}`;

type ItemsProps = { readonly draft: ScreenDraft; readonly onAnswer: (place: ScreenPlace, answer: "yes" | "no") => void };

/** The items by number. Y and N answer the one that has the focus and lead to the next. */
const ScreenItems = ({ draft, onAnswer }: ItemsProps) => {
  const t = useWords(suicideScreenWords);
  const asked = askedPlaces(draft);
  const press = (event: KeyboardEvent) => {
    const answer = event.key.toLowerCase() === "y" ? "yes" : event.key.toLowerCase() === "n" ? "no" : undefined;
    const place = asked.find((one) => event.target instanceof Element && event.target.closest(`#${idOf(one)}`) !== null);
    if (answer === undefined || place === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onAnswer(place, answer);
    const after = askedPlaces({ ...draft, answers: { ...draft.answers, [place]: answer } });
    // The next item may only be drawn with this answer.
    const next = after[after.indexOf(place) + 1];
    const goal = next === undefined ? `#${recordId}` : `#${idOf(next)} input`;
    requestAnimationFrame(() => document.querySelector<HTMLElement>(goal)?.focus());
  };
  return (
    <div onKeyDown={press} role="presentation">
      <Stack gap={3}>
        {asked.map((place) => (
          <RadioGroup
            key={place}
            id={idOf(place)}
            label={t(`place.${place}`)}
            layout="line"
            options={[
              { value: "yes", label: t("yes") },
              { value: "no", label: t("no") },
            ]}
            value={draft.answers[place]}
            onChange={(answer) => onAnswer(place, answer)}
          />
        ))}
        {draft.answers["2"] === "no" && <p>{t("skipped")}</p>}
      </Stack>
    </div>
  );
};

type SuicideScreenProps = {
  readonly episodeId: string;
  readonly sessionId: string | null;
  readonly occasion: Occasion;
  readonly onDone: () => void;
};

/** Staff record a suicide screener that they asked in person: by item number, with its skip rule and its triage as it forms. */
export const SuicideScreen = ({ episodeId, sessionId, occasion: first, onDone }: SuicideScreenProps) => {
  const t = useWords(suicideScreenWords);
  const m = useWords(measuresWords);
  const { show } = useToasts();
  const [responseId] = useState(newId);
  const [draft, setDraft] = useState<ScreenDraft>({ form: undefined, answers: {} });
  const [occasion, setOccasion] = useState(first);
  const [tried, setTried] = useState(false);
  const record = useCommand(measuresContract.recordSuicideScreen);
  const isEmpty = Object.keys(draft.answers).length === 0;
  const send = () => {
    setTried(true);
    if (draft.form === undefined || isEmpty) return;
    const { items, extra } = screenAnswers(draft);
    const body = {
      responseId,
      definitionVersion: cssrsScreener.version,
      items: [...items],
      extra: { ...extra },
      language: currentLocale(),
    };
    record.mutate(
      { params: { episodeId }, body: { ...body, occasion, sessionId } },
      {
        onSuccess: () => {
          show({ message: t("recorded") });
          onDone();
        },
      },
    );
  };
  return (
    <Stack gap={5}>
      <p>{t("intro")}</p>
      <RadioGroup
        label={t("form")}
        layout="row"
        options={screenForms.map((value) => ({ value, label: t(`forms.${value}`) }))}
        value={draft.form}
        onChange={(form) => setDraft((before) => ({ ...before, form }))}
        error={tried && draft.form === undefined ? t("chooseForm") : undefined}
      />
      <SelectField
        label={t("when")}
        value={occasion}
        options={occasions.map((value) => ({ value, label: m(`occasion.${value}`) }))}
        onChange={setOccasion}
      />
      <ScreenItems
        draft={draft}
        onAnswer={(place, answer) => setDraft((before) => ({ ...before, answers: { ...before.answers, [place]: answer } }))}
      />
      <p>{t("keys")}</p>
      <Triage draft={draft} />
      {record.error !== null && <p role="alert">{record.error.message}</p>}
      <Button id={recordId} kind="primary" busy={record.isPending} disabled={isEmpty} onClick={send}>
        {t("record")}
      </Button>
    </Stack>
  );
};
