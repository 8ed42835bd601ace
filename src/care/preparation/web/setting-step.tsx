import { useState } from "react";
import * as z from "zod/mini";

import { refusedFields } from "#platform/http/browser/refused-fields.ts";
import { useCommand } from "#platform/http/browser/use-command.ts";
import { useDraft } from "#platform/offline/browser/use-draft.ts";
import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { TextArea } from "#ui/controls/text-area.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { preparationContract } from "../contract.ts";
import { comfortChoices, lightChoices, musicChoices } from "../rules/events.ts";
import { preparationWords } from "./preparation-words.ts";
import { StepFrame } from "./step-frame.tsx";
import type { StepProps } from "./step-props.ts";

const schema = z.object({
  music: z.enum(["", ...musicChoices]),
  musicWords: z.string(),
  eyeShades: z.enum(["", ...comfortChoices]),
  blanket: z.enum(["", ...comfortChoices]),
  light: z.enum(["", ...lightChoices]),
  other: z.string(),
});
type Draft = z.output<typeof schema>;

const nothing: Draft = { music: "", musicWords: "", eyeShades: "", blanket: "", light: "", other: "" };
const chosen = <Value extends string>(value: Value | ""): Value | undefined => (value === "" ? undefined : value);

export const SettingStep = ({ episodeId, preparation, onDone, onBack }: StepProps) => {
  const t = useWords(preparationWords);
  const [initial] = useState((): Draft => ({ ...nothing, ...preparation.setting }));
  const [draft, change, clear] = useDraft(`prepare.setting.${episodeId}`, schema, initial);
  const [attempt, setAttempt] = useState(0);
  const choose = useCommand(preparationContract.chooseSetting);
  const { music, musicWords, eyeShades, blanket, light, other } = draft;
  const open = (["music", "eyeShades", "blanket", "light"] as const)
    .filter((field) => draft[field] === "")
    .map((field) => ({ field, message: t("step.choose") }));
  const problems = attempt > 0 && open.length > 0 ? open : refusedFields(choose.error, "keep");
  const errorOf = (field: string) => problems.find((one) => one.field === field)?.message;
  const keep = () => {
    setAttempt((count) => count + 1);
    if (music === "" || eyeShades === "" || blanket === "" || light === "") return;
    const done = () => {
      clear();
      onDone();
    };
    choose.mutate({ params: { episodeId }, body: { music, musicWords, eyeShades, blanket, light, other } }, { onSuccess: done });
  };
  const comforts = comfortChoices.map((value) => ({ value, label: t(`setting.comfort.${value}`) }));
  return (
    <StepFrame intro={t("setting.intro")} problems={problems} attempt={attempt} busy={choose.isPending} onKeep={keep} onBack={onBack}>
      <RadioGroup
        id="music"
        label={t("setting.music")}
        options={musicChoices.map((value) => ({ value, label: t(`setting.musicOption.${value}`) }))}
        value={chosen(music)}
        onChange={(value) => change({ music: value })}
        error={errorOf("music")}
      />
      <TextField name="musicWords" label={t("setting.musicWords")} value={musicWords} onChange={(value) => change({ musicWords: value })} />
      <RadioGroup
        id="eyeShades"
        label={t("setting.eyeShades")}
        options={comforts}
        value={chosen(eyeShades)}
        onChange={(value) => change({ eyeShades: value })}
        error={errorOf("eyeShades")}
      />
      <RadioGroup
        id="blanket"
        label={t("setting.blanket")}
        options={comforts}
        value={chosen(blanket)}
        onChange={(value) => change({ blanket: value })}
        error={errorOf("blanket")}
      />
      <RadioGroup
        id="light"
        label={t("setting.light")}
        options={lightChoices.map((value) => ({ value, label: t(`setting.lightOption.${value}`) }))}
        value={chosen(light)}
        onChange={(value) => change({ light: value })}
        error={errorOf("light")}
      />
      <TextArea name="other" label={t("setting.other")} value={other} onChange={(value) => change({ other: value })} ownWords />
    </StepFrame>
  );
};
