import type { PeopleTables } from "#care/people/server/people-tables.ts";

import type { Identity } from "../rules/decide.ts";
import type { RepresentativeRow } from "./representative-row.ts";

/** Letters alone: capitals, accents typed in another way, and spaces do not make another person. */
const plain = (name: string): string => name.normalize("NFKC").trim().replaceAll(/\s+/g, " ").toLowerCase();

type Known = Pick<PeopleTables["patient"], "given_name" | "family_name" | "preferred_name" | "birth_date">;

/** Compares what the signer typed with the directory. The preferred first name counts like the given one. */
export const samePerson = (known: Known, typed: { readonly name: string; readonly birthDate: string }): Identity => {
  const firstNames = [known.given_name, ...(known.preferred_name === null ? [] : [known.preferred_name])];
  const names = firstNames.map((first) => plain(`${first} ${known.family_name}`));
  const name = names.includes(plain(typed.name)) ? "same" : "different";
  if (known.birth_date === null) return { name, birthDate: "unknown" };
  return { name, birthDate: known.birth_date.toString() === typed.birthDate ? "same" : "different" };
};

/** The same for who decides for a patient; somebody who is not in the directory is nobody. */
export const sameRepresentative = (
  known: Pick<RepresentativeRow, "name" | "birth_date"> | undefined,
  typed: { readonly name: string; readonly birthDate: string },
): Identity =>
  known === undefined
    ? { name: "different", birthDate: "unknown" }
    : {
        name: plain(known.name) === plain(typed.name) ? "same" : "different",
        birthDate: known.birth_date.toString() === typed.birthDate ? "same" : "different",
      };
