import { scoreAsJson } from "#care/measures/rules/score-as-json.ts";

import type { Command } from "./run-command.ts";
import { complain, say } from "./say.ts";

const parse = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
};

export const score: Command = {
  summary: "Scores answers to a questionnaire and prints the result as JSON",
  usage: "npm run kapstone -- score phq9 '[1,2,0,0,1,2,3,0,0]'   (null is an unanswered item; status 2 when the answers do not fit)",
  mostWords: 2,
  run: async (_environment, { words: [instrument = "", answers] }) => {
    const scored = scoreAsJson(instrument, parse(answers));
    if (scored.outcome === "scored") {
      say(scored.json);
      return 0;
    }
    complain(scored.message);
    return 2;
  },
};
