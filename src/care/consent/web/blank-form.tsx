import { useParams } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";

import { milligramsOf } from "#kernel/quantity.ts";
import { useRead } from "#platform/http/browser/use-read.ts";
import { Button } from "#ui/controls/button.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Prose } from "#ui/layout/prose.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { consentContract, type ConsentAnswer, type DocumentAnswer } from "../contract.ts";
import styles from "./blank-form.module.css";
import { consentWords, signingWords } from "./consent-words.ts";
import { paperWords } from "./paper-words.ts";

type Explained = NonNullable<ConsentAnswer["explained"]>;
type FormProps = { readonly document: DocumentAnswer; readonly explained: Explained; readonly patient: string };

const Tick = ({ label }: { readonly label: string }) => (
  <span className={styles["tick"]}>
    <span className={styles["box"]} aria-hidden="true" /> {label}
  </span>
);

const Question = ({ text, children }: { readonly text: string; readonly children: ReactNode }) => (
  <div className={styles["question"]}>
    <span>{text}</span>
    <span className={styles["ticks"]}>{children}</span>
  </div>
);

const YesNo = ({ text }: { readonly text: string }) => {
  const s = useWords(signingWords);
  return (
    <Question text={text}>
      <Tick label={s("yes")} />
      <Tick label={s("no")} />
    </Question>
  );
};

const Line = ({ label }: { readonly label: string }) => (
  <div className={styles["line"]}>
    <span>{label}</span>
  </div>
);

const BoosterChoice = ({ explained }: { readonly explained: Explained }) => {
  const s = useWords(signingWords);
  const t = useWords(paperWords);
  const most = explained.boosterMaximum;
  if (most === null) return <p>{s("booster.notOffered")}</p>;
  return (
    <Question text={`${s("booster.agreed")} ${t("signHere.most", { most: milligramsOf(most) })}`}>
      <Tick label={t("signHere.upTo")} />
      <Tick label={s("no")} />
    </Question>
  );
};

/** The questions of a document, to tick. */
const Choices = ({ document, explained }: FormProps) => {
  const s = useWords(signingWords);
  switch (document.kind) {
    case "treatment":
      return null;
    case "touch":
      return (
        <>
          <YesNo text={s("touch.hand")} />
          <YesNo text={s("touch.shoulder")} />
          <Line label={s("touch.other")} />
          <Line label={s("touch.stopWord")} />
        </>
      );
    case "booster":
      return <BoosterChoice explained={explained} />;
    case "recording":
    case "telehealth":
      return <YesNo text={s(document.kind)} />;
    case "data-use":
      return (
        <>
          <YesNo text={s("noteTools")} />
          <YesNo text={s("research")} />
        </>
      );
  }
};

/** One document on paper: its whole text, its questions, lines to sign on, and at its foot the version that is recorded. */
const Form = (props: FormProps) => {
  const { document, explained, patient } = props;
  const t = useWords(paperWords);
  const c = useWords(consentWords);
  const s = useWords(signingWords);
  const { title, version, language, hash } = document;
  return (
    <article className={styles["form"]} lang={language} aria-label={title}>
      <h2>{title}</h2>
      <p>
        {t("signHere.patient")}: {patient} · {t("signHere.treatment", { treatment: c(`routes.${explained.route}`) })}
      </p>
      <Prose face="serif">
        {document.sections.map(({ id, heading, paragraphs }) => (
          <Fragment key={id}>
            <h3>{heading}</h3>
            {paragraphs.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
          </Fragment>
        ))}
      </Prose>
      <div className={styles["sign"]}>
        {document.kind !== "treatment" && <h3>{s("choose")}</h3>}
        <Choices {...props} />
        <h3>{s("meaning")}</h3>
        <p>{document.meaning}</p>
        {(["signature", "name", "birthDate", "dateTime", "representative", "interpreter", "witness"] as const).map((line) => (
          <Line key={line} label={t(`signHere.${line}`)} />
        ))}
        <Tick label={t("signHere.identified")} />
      </div>
      <footer className={styles["foot"]}>
        <strong>{t("signHere.foot", { title, version, language })}</strong>
        <div>{t("signHere.hash", { hash })}</div>
      </footer>
    </article>
  );
};

/** The current version of everything that was explained, blank, to be signed with ink; each document begins on a page of its own. */
export const BlankForms = () => {
  const t = useWords(paperWords);
  const c = useWords(consentWords);
  const { episodeId = "" } = useParams({ strict: false });
  const { data, error, isPending, refetch } = useRead(consentContract.readConsents, { params: { episodeId } });
  if (isPending) return <LoadingState shape="panel" />;
  if (error !== null) return <ErrorState title={c("loadFailed")} onRetry={() => void refetch()} />;
  const { explained, documents, patient } = data;
  const at = `/app/episodes/${episodeId}`;
  return (
    <Page
      title={t("blankTitle")}
      documentTitle={t("blankTitle")}
      breadcrumbs={[
        { label: patient.name, href: at },
        { label: c("title"), href: `${at}/consent` },
      ]}
      actions={explained !== null && <Button onClick={() => window.print()}>{t("print")}</Button>}
    >
      {explained === null ? (
        <EmptyState title={c("notYet")} />
      ) : (
        <Stack gap={6}>
          {documents.map((document) => (
            <Form key={document.kind} document={document} explained={explained} patient={patient.name} />
          ))}
        </Stack>
      )}
    </Page>
  );
};
