import { fhirNames } from "./fhir-names.ts";
import { storedItem, type StoredItem } from "./stored-questionnaire.ts";

/** A question as it stands in the file, with the groups around it, the outermost first. */
export type Question = { readonly item: StoredItem; readonly groups: readonly StoredItem[]; readonly below: readonly StoredItem[] };

export type Questions = {
  readonly questions: readonly Question[];
  readonly displays: readonly StoredItem[];
  readonly problems: readonly string[];
};

/** Deeper than any published form. */
const mostLevels = 20;

const nothing: Questions = { questions: [], displays: [], problems: [] };

const joined = (parts: readonly Questions[]): Questions => ({
  questions: parts.flatMap(({ questions }) => questions),
  displays: parts.flatMap(({ displays }) => displays),
  problems: parts.flatMap(({ problems }) => problems),
});

const parse = (item: unknown): StoredItem | null => storedItem.safeParse(item).data ?? null;

/** Flattens groups in order; what is only shown is set apart. */
export const questionsIn = (items: readonly unknown[], groups: readonly StoredItem[] = []): Questions => {
  if (items.length > 0 && groups.length >= mostLevels) {
    return { ...nothing, problems: [`“${groups.at(-1)?.linkId ?? ""}” lies more than ${mostLevels} levels deep.`] };
  }
  return joined(
    items.map((raw, place) => {
      const item = parse(raw);
      if (item === null) {
        const where = groups.length === 0 ? "" : ` in “${groups.at(-1)?.linkId ?? ""}”`;
        return { ...nothing, problems: [`Item ${place + 1}${where} is not an item of a FHIR R4 Questionnaire with linkId and type.`] };
      }
      const below = questionsIn(item.item ?? [], [...groups, item]);
      if (item.type === "display") return joined([{ ...nothing, displays: [item] }, below]);
      if (item.type === "group") return below;
      const children = (item.item ?? []).flatMap((child) => parse(child) ?? []);
      return joined([{ ...nothing, questions: [{ item, groups, below: children }] }, below]);
    }),
  );
};

const linkIdsIn = (items: readonly unknown[], level = 0): readonly string[] =>
  level >= mostLevels
    ? []
    : items.flatMap((raw) => {
        const item = parse(raw);
        return item === null ? [] : [item.linkId, ...linkIdsIn(item.item ?? [], level + 1)];
      });

/** Link ids that stand in the file more than once, each named once. */
export const repeatedLinkIds = (items: readonly unknown[]): readonly string[] => {
  const ids = linkIdsIn(items);
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const id of ids) (seen.has(id) ? twice : seen).add(id);
  return [...twice];
};

/** Whether an item is shown in this place, by FHIR's item control ("lower", "upper"). */
export const isControl = ({ extension = [] }: StoredItem, code: string): boolean =>
  extension.some(
    ({ url, valueCodeableConcept }) => url === fhirNames.itemControl && valueCodeableConcept?.coding?.some((one) => one.code === code),
  );
