import { invalid, type Problem } from "../../http/problem.ts";
import { longestPassword, passwordFault, shortestPassword, type PasswordFault } from "../password-rules.ts";

const words: Readonly<Record<PasswordFault, string>> = {
  "too-short": `Use at least ${shortestPassword} characters. Several words in a row are easy to remember.`,
  "too-long": `Use at most ${longestPassword} characters.`,
  "too-common": "This is one of the passwords that are tried first. Add words that only you would put together.",
  "too-personal": "This is mostly your name or address. Add words that only you would put together.",
};

/** The answer to a new password that will not do, beside its field; undefined when it will. */
export const newPasswordProblem = (password: string, personal: readonly string[], field = "password"): Problem | undefined => {
  const fault = passwordFault(password, personal);
  return fault === undefined ? undefined : invalid([{ field, message: words[fault] }]);
};
