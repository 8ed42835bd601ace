import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";

import { Link } from "#ui/layout/link.tsx";
import { Prose } from "#ui/layout/prose.tsx";
import { useWords } from "#ui/words/use-words.ts";

import styles from "./public-home.module.css";
import { publicSources, type PublicSection } from "./public-sources.ts";
import { publicWords } from "./public-words.ts";

const Section = ({ name, title, children }: { readonly name: PublicSection; readonly title: string; readonly children: ReactNode }) => {
  const t = useWords(publicWords);
  return (
    <section aria-labelledby={`public-${name}`} className={styles["section"]}>
      <h2 id={`public-${name}`}>{title}</h2>
      {children}
      <footer className={styles["sources"]}>
        <span className={styles["label"]}>{t("home.sources")}</span>
        <ul>
          {publicSources[name].map((source) => (
            <li key={source.label}>{source.url === null ? source.label : <a href={source.url}>{source.label}</a>}</li>
          ))}
        </ul>
      </footer>
    </section>
  );
};

/** The clinic's first page: a reader's questions as headings, the source under each answer. */
export const PublicHome = () => {
  const t = useWords(publicWords);
  const { slug } = useParams({ strict: false });
  const consultation = slug === undefined ? "/consultation" : `/at/${slug}/consultation`;
  return (
    <>
      <title>{t("home.title")}</title>
      <Prose>
        <header className={styles["opening"]}>
          <h1>{t("home.title")}</h1>
          <p className={styles["lead"]}>{t("home.lead")}</p>
        </header>
        <Section name="what" title={t("what.title")}>
          <p>{t("what.body")}</p>
        </Section>
        <Section name="how" title={t("how.title")}>
          <ol className={styles["steps"]}>
            <li>{t("how.prepare")}</li>
            <li>{t("how.session")}</li>
            <li>{t("how.integrate")}</li>
            <li>{t("how.follow")}</li>
          </ol>
        </Section>
        <Section name="expect" title={t("expect.title")}>
          <p>{t("expect.body")}</p>
        </Section>
        <Section name="risks" title={t("risks.title")}>
          <p>{t("risks.body")}</p>
        </Section>
        <Section name="who" title={t("who.title")}>
          <p>{t("who.body")}</p>
        </Section>
        <Section name="law" title={t("law.title")}>
          <p>{t("law.body")}</p>
        </Section>
        <aside className={styles["ask"]} aria-label={t("nav.ask")}>
          <h2>{t("home.asideTitle")}</h2>
          <p>{t("home.asideBody")}</p>
          <p>
            <Link href={consultation}>{t("nav.ask")}</Link>
          </p>
        </aside>
      </Prose>
    </>
  );
};
