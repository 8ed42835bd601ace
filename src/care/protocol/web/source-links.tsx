import { Fragment } from "react";

import { isReferenceId } from "#kernel/short-citations.ts";
import { useWords } from "#ui/words/use-words.ts";

import { shortCitation } from "./short-citation.ts";
import styles from "./source-links.module.css";
import { sourceLinkWords } from "./source-link-words.ts";

/** Short citations, each a way to its whole citation, in a tab of its own so that no half-written form is left. */
export const SourceLinks = ({ ids }: { readonly ids: readonly string[] }) => {
  const t = useWords(sourceLinkWords);
  return (
    <span className={styles["links"]}>
      {ids.map((id, place) => (
        <Fragment key={id}>
          {place > 0 && "; "}
          {isReferenceId(id) ? (
            <a href={`/app/sources#${id}`} target="_blank" rel="noreferrer" title={t("opens")}>
              {shortCitation(id)}
            </a>
          ) : (
            shortCitation(id)
          )}
        </Fragment>
      ))}
    </span>
  );
};
