import { changeAsJson } from "#care/measures/rules/change-as-json.ts";
import { instrumentOf } from "#care/measures/rules/instruments.ts";
import { instrumentNamed, scoreAsJson, type Written } from "#care/measures/rules/score-as-json.ts";

import type { Run, Said } from "./command.ts";
import { complain, say } from "./say.ts";

type Parsed = { readonly value: unknown } | { readonly wrong: string };

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** A word of the command line as JSON, or what to say to somebody who typed something else. */
const parse = (name: string, text: string | undefined): Parsed => {
  if (text === undefined || text.trim() === "") return { wrong: `No ${name} given.` };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { wrong: `The ${name} cannot be read as JSON: ${shown(text)}.` };
  }
};

const yesOrNo: Readonly<Record<string, boolean>> = { yes: true, no: false, true: true, false: false };

/** The context as an object: what was given as JSON, and the options. A word that is no answer stays as it is, to be refused. */
const contextOf = (given: unknown, options: Said["options"]): unknown => {
  const { sex, "behaviour-recent": recent } = options;
  if (sex === undefined && recent === undefined) return given;
  return {
    ...Object(given),
    ...(sex === undefined ? {} : { sex }),
    ...(recent === undefined ? {} : { behaviourRecent: yesOrNo[recent] ?? recent }),
  };
};

const refuse = (message: string): number => {
  complain(message);
  return 2;
};

const answer = (written: Written): number => {
  if (written.outcome === "refused") return refuse(written.message);
  say(written.json);
  return 0;
};

/** How the answers to an instrument are given. */
const scoreWords = (instrument: string): string => {
  const scored = scoreAsJson(instrument, undefined);
  return scored.outcome === "refused" ? scored.message : "";
};

const change = ([instrument = "", first, second, settings]: readonly (string | undefined)[]): number => {
  const [baseline, current] = [parse("baseline", first), parse("current total", second)];
  const set = settings === undefined ? { value: {} } : parse("settings", settings);
  for (const one of [baseline, current, set]) {
    if ("wrong" in one && instrumentNamed(instrument) !== undefined) return refuse(`${one.wrong} Give two numbers, such as: 20 10.`);
  }
  const valueOf = (one: Parsed): unknown => ("value" in one ? one.value : undefined);
  return answer(changeAsJson(instrument, valueOf(baseline), valueOf(current), valueOf(set)));
};

/** `score phq9 '[…]' ['{"sex": …}']`, or `score change phq9 20 10 ['{"rci": …}']`. */
export const score: Run = async (_environment, { words, options }) => {
  const [first = "", second, third, fourth] = words;
  if (first === "change") return change(words.slice(1));
  if (fourth !== undefined) return refuse("Give the instrument, its answers in one pair of quotes, and at most one context.");
  const answers = parse("answers", second);
  const context = third === undefined ? { value: {} } : parse("context", third);
  const named = instrumentNamed(first);
  // What is not known, or not scored, is said before anything about its answers.
  if (named !== undefined && instrumentOf(named).notScorable === null) {
    if ("wrong" in answers) return refuse(`${answers.wrong} ${scoreWords(first)}`);
    if ("wrong" in context) return refuse(context.wrong);
  }
  const given = "value" in answers ? answers.value : undefined;
  return answer(scoreAsJson(first, given, "value" in context ? contextOf(context.value, options) : {}));
};
