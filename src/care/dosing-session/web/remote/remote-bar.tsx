import { useLiveState } from "#platform/live/browser/use-live.ts";
import { useOffline } from "#platform/offline/browser/offline-context.ts";
import { Link } from "#ui/layout/link.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import type { LatestSamples } from "../../contract-answers.ts";
import { viewWords } from "../room/view-words.ts";
import styles from "./remote-bar.module.css";

type RemoteBarProps = { readonly episodeId: string; readonly latest: LatestSamples; readonly now: Temporal.Instant };

/** Says that this is a look from afar, how fresh it is, and what can be done from here. */
export const RemoteBar = ({ episodeId, latest, now }: RemoteBarProps) => {
  const t = useWords(viewWords);
  const locale = useLocale();
  const live = useLiveState();
  const { clock } = useOffline();
  const delay = Math.max(1, Math.round((clock()?.uncertaintyMs ?? 0) * 2));
  const newest = latest
    .map(({ observedAt }) => observedAt)
    .toSorted((one, other) => Temporal.Instant.compare(one, other))
    .at(-1);
  const seconds = newest && Math.max(0, Math.round((now.epochMilliseconds - newest.epochMilliseconds) / 1_000));
  const age =
    newest === undefined || seconds === undefined ? undefined : seconds < 60 ? `${seconds} s` : formatRelative(newest, now, locale);
  return (
    <section className={styles["remote"]} data-lost={live.status === "lost" ? "" : undefined}>
      <p>{t("remote.title")}</p>
      <p role="status">
        {live.status === "lost" && <StateMark kind="lost" decorative />}
        {live.status === "live" && t("remote.live", { delay })}
        {live.status === "starting" && t("remote.starting")}
        {live.status === "lost" && t("remote.lost", { age: formatRelative(live.since, now, locale) })}{" "}
        {age === undefined ? t("remote.noSample") : t("remote.sample", { age })}
      </p>
      <Link href={`/app/episodes/${episodeId}/plan`}>{t("remote.order")}</Link>
    </section>
  );
};
