import { changeAsJson } from "#care/measures/rules/change-as-json.ts";
import { scoreAsJson, type Written } from "#care/measures/rules/score-as-json.ts";

import type { Run, Said } from "./command.ts";
import { complain, say } from "./say.ts";

const parse = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
};

const yesOrNo: Readonly<Record<string, boolean>> = { yes: true, no: false, true: true, false: false };

/** The context as an object: what was given as JSON, and the options. A word that is no answer stays as it is, to be refused. */
const contextOf = (json: string | undefined, options: Said["options"]): unknown => {
  const given = json === undefined ? {} : parse(json);
  const { sex, "behaviour-recent": recent } = options;
  if (sex === undefined && recent === undefined) return given;
  return {
    ...Object(given),
    ...(sex === undefined ? {} : { sex }),
    ...(recent === undefined ? {} : { behaviourRecent: yesOrNo[recent] ?? recent }),
  };
};

const answer = (written: Written): number => {
  if (written.outcome === "scored") {
    say(written.json);
    return 0;
  }
  complain(written.message);
  return 2;
};

/** `score phq9 '[…]' ['{"sex": …}']`, or `score change phq9 20 10 ['{"rci": …}']`. */
export const score: Run = async (_environment, { words: [first = "", second, third, fourth, fifth], options }) => {
  if (first === "change") {
    return answer(changeAsJson(second ?? "", parse(third), parse(fourth), fifth === undefined ? {} : parse(fifth)));
  }
  if (fourth !== undefined) {
    complain("Give the instrument, its answers and at most one context.");
    return 2;
  }
  return answer(scoreAsJson(first, parse(second), contextOf(third, options)));
};
