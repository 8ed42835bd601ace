import { useState, type FormEvent, type ReactNode } from "react";

import { Button } from "#ui/controls/button.tsx";
import { FormSummary } from "#ui/controls/form-summary.tsx";
import { SelectField } from "#ui/controls/select-field.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { Link } from "#ui/layout/link.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../http/browser/use-command.ts";
import { useRead } from "../../http/browser/use-read.ts";
import { setUpContract } from "../entry-contract.ts";
import { EntryCard } from "./entry-card.tsx";
import { entryWords } from "./entry-words.ts";
import { errorAt } from "./field-errors.ts";
import { FormError } from "./form-error.tsx";
import { SecretField } from "./secret-field.tsx";
import { slugOf } from "./slug-of.ts";

const zones = ["UTC", ...Intl.supportedValuesOf("timeZone").filter((name) => name !== "UTC")];
const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

const empty = {
  code: "",
  name: "",
  slug: "",
  timeZone: zones.includes(ownZone) ? ownZone : "UTC",
  displayName: "",
  email: "",
  password: "",
};
type Draft = typeof empty;

const bodyOf = ({ code, name, slug, timeZone, displayName, email, password }: Draft) => ({
  code,
  clinic: { name, slug: slug === "" ? slugOf(name) : slug, timeZone },
  administrator: { displayName, email, password },
});

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section>
    <Stack gap={4}>
      <h2>{title}</h2>
      {children}
    </Stack>
  </section>
);

const SetUpForm = ({ onDone }: { readonly onDone: () => void }) => {
  const t = useWords(entryWords);
  const [draft, setDraft] = useState(empty);
  const [attempt, setAttempt] = useState(0);
  const { mutate, isPending, error } = useAction(setUpContract.setUp);
  const change = (field: keyof Draft) => (value: string) => setDraft({ ...draft, [field]: value });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isPending) return;
    const options = { onSuccess: onDone, onSettled: () => setAttempt((count) => count + 1) };
    mutate({ params: {}, body: bodyOf(draft) }, options);
  };
  const field = (id: string, name: keyof Draft) => ({ id, value: draft[name], onChange: change(name), error: errorAt(error, id) });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={8}>
        <FormSummary problems={error?.problem.errors ?? []} attempt={attempt} />
        <TextField
          {...field("code", "code")}
          label={t("setUp.code")}
          hint={t("setUp.codeHint")}
          autoComplete="off"
          autoCapitalize="characters"
        />
        <Section title={t("setUp.clinic")}>
          <TextField {...field("clinic.name", "name")} label={t("setUp.name")} autoComplete="organization" />
          <TextField
            {...field("clinic.slug", "slug")}
            label={t("setUp.slug")}
            hint={t("setUp.slugHint")}
            placeholder={slugOf(draft.name)}
            autoCapitalize="off"
          />
          <SelectField
            {...field("clinic.timeZone", "timeZone")}
            label={t("setUp.zone")}
            options={zones.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
          />
        </Section>
        <Section title={t("setUp.administrator")}>
          <TextField {...field("administrator.displayName", "displayName")} label={t("setUp.person")} autoComplete="name" />
          <TextField {...field("administrator.email", "email")} label={t("setUp.email")} type="email" autoComplete="username" />
          <SecretField
            {...field("administrator.password", "password")}
            label={t("setUp.password")}
            hint={t("setUp.passwordHint")}
            autoComplete="new-password"
          />
        </Section>
        <FormError message={error !== null && error.problem.errors === undefined ? error.problem.detail : undefined} />
        <Button type="submit" kind="primary" wide busy={isPending}>
          {t("setUp.submit")}
        </Button>
      </Stack>
    </form>
  );
};

/** The first visit of a fresh server. `onDone` is called when the administrator is signed in. */
export const SetUp = ({ onDone }: { readonly onDone: () => void }) => {
  const t = useWords(entryWords);
  const { data, isPending, refetch } = useRead(setUpContract.readSetUp, { params: {} });
  if (isPending) return <LoadingState shape="panel" />;
  if (data === undefined) return <ErrorState title={t("setUp.failed")} onRetry={() => void refetch()} />;
  if (!data.waits) {
    return (
      <EntryCard title={t("setUp.done")}>
        <Link href="/app">{t("setUp.goOn")}</Link>
      </EntryCard>
    );
  }
  return (
    <EntryCard title={t("setUp.title")} intro={t("setUp.intro")}>
      <SetUpForm onDone={onDone} />
    </EntryCard>
  );
};
