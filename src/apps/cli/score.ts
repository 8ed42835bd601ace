import { scoreAsJson } from "#care/measures/rules/score-as-json.ts";

import type { Run } from "./command.ts";
import { complain, say } from "./say.ts";

const parse = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
};

export const score: Run = async (_environment, { words: [instrument = "", answers] }) => {
  const scored = scoreAsJson(instrument, parse(answers));
  if (scored.outcome === "scored") {
    say(scored.json);
    return 0;
  }
  complain(scored.message);
  return 2;
};
