import { useWords } from "#ui/words/use-words.ts";

import type { RoomChart } from "../../contract-answers.ts";
import { viewWords } from "./view-words.ts";

const groups = ["psychiatric", "cardiac"] as const;

/** What of the mind and the heart must be known beside the patient. Unknown is said, with who can find out. */
export const BannerFlags = ({ flags }: Pick<RoomChart, "flags">) => {
  const t = useWords(viewWords);
  return groups.map((group) => {
    const { present, unknown } = flags[group];
    const who = [...new Set(unknown.map(({ askedOf }) => t(`flags.who.${askedOf}`)))].join(", ");
    const said = [
      ...present.map(({ label }) => label),
      ...(unknown.length > 0 ? [t("flags.unknown", { count: unknown.length, who })] : []),
    ];
    return (
      <span key={group}>
        {t(`flags.${group}`)}:{" "}
        {said.length === 0 ? t("flags.none") : present.length > 0 ? <strong>{said.join("; ")}</strong> : said.join("; ")}
      </span>
    );
  });
};
