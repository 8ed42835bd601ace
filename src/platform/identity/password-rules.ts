import { commonStems } from "./common-passwords.ts";

export const shortestPassword = 12;
/** Long enough for any passphrase; a limit, so that nobody makes the server hash a book. */
export const longestPassword = 256;

export type PasswordFault = "too-short" | "too-long" | "too-common" | "too-personal";

/** The one form in which a password is compared, so that a keyboard's way of writing é does not matter. */
export const normalisedPassword = (typed: string): string => typed.normalize("NFKC");

const stems = commonStems.toSorted((one, other) => other.length - one.length);

/** What stays of a password when common words, digits and signs are taken away: letters that were somebody's own. */
const ownLetters = (password: string): string => {
  let left = password.toLowerCase();
  for (const stem of stems) left = left.replaceAll(stem, " ");
  return left.replaceAll(/[^\p{L}]/gu, "");
};

const isRepetition = (password: string): boolean => /^(.{1,4})\1+.{0,3}$/su.test(password);

const isSequence = (password: string): boolean => {
  const codes = [...password].map((letter) => letter.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  return steps.every((step) => Math.abs(step) <= 1) || steps.every((step) => step === steps[0]);
};

const isCommon = (password: string): boolean => {
  const distinctDigits = new Set(password.match(/\d/g)).size;
  const isDigitsAlone = /^\d+$/.test(password);
  if (isRepetition(password) || isSequence(password) || isDigitsAlone) return true;
  return ownLetters(password).length < 3 && distinctDigits < 6;
};

/**
 * Judges a new password: its length, and whether it is one of those that are tried first.
 * @param personal words that must not be most of it: the name, the mail address, the clinic
 */
export const passwordFault = (typed: string, personal: readonly string[] = []): PasswordFault | undefined => {
  const password = normalisedPassword(typed);
  const length = [...password].length;
  if (length < shortestPassword) return "too-short";
  if (length > longestPassword) return "too-long";
  if (isCommon(password)) return "too-common";
  const parts = personal.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((part) => part.length >= 3);
  let left = password.toLowerCase();
  for (const part of parts) left = left.replaceAll(part, "");
  return left.length < length / 2 ? "too-personal" : undefined;
};
