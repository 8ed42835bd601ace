import { RadioGroup } from "#ui/controls/radio-group.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { touchPlaces, type TouchPlace } from "#care/preparation/rules/touch-agreement.ts";

import type { RoomChart } from "../../contract-answers.ts";
import { touchAsked, type SaidTouch } from "../../rules/stored-session-note.ts";
import { roomWords } from "./room-words.ts";

type TouchFieldsProps = {
  /** What was agreed, as far as this tablet knows; undefined before it knows anything. */
  readonly agreed: RoomChart["touch"] | undefined;
  readonly touch: SaidTouch;
  readonly onChange: (touch: SaidTouch) => void;
};

/** Where somebody was touched and what they said to it, with what was agreed beside each place. */
export const TouchFields = ({ agreed, touch, onChange }: TouchFieldsProps) => {
  const t = useWords(roomWords);
  const agreementOf = (place: TouchPlace): string => {
    if (agreed === undefined) return t("touch.notKnown");
    if (agreed === null) return t("touch.agreement.no");
    if (place === "other") return agreed.other === "" ? t("touch.agreement.no") : agreed.other;
    return t(`touch.agreement.${agreed[place]}`);
  };
  return (
    <>
      <RadioGroup
        label={t("touch.place")}
        options={touchPlaces.map((value) => ({ value, label: t(`touch.places.${value}`), hint: agreementOf(value) }))}
        value={touch.place ?? undefined}
        onChange={(place) => onChange({ ...touch, place })}
      />
      <RadioGroup
        label={t("touch.asked")}
        options={touchAsked.map((value) => ({ value, label: t(`touch.answers.${value}`) }))}
        value={touch.asked}
        onChange={(asked) => onChange({ ...touch, asked })}
      />
    </>
  );
};
