import { episodeContract } from "#care/episode/contract.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import type { Crumb } from "#ui/layout/page.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { webWords } from "./web-words.ts";

/** The way back to the episode, under the patient's name: every page of a chart says whose it is. */
export const usePatientCrumb = (episodeId: string): readonly Crumb[] => {
  const t = useWords(webWords);
  const { data } = useRead(episodeContract.readStanding, { params: { episodeId }, follows: { episodeId } });
  return [{ label: data?.patientName ?? t("pages.episode"), href: `/app/episodes/${episodeId}` }];
};
