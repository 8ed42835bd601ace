import { useState } from "react";
import type * as z from "zod/mini";

import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import type { SentBody } from "../../http/contract.ts";
import { useAction } from "../../http/browser/use-command.ts";
import { useRead } from "../../http/browser/use-read.ts";
import { demoContract } from "../entry-contract.ts";
import { DemoCard } from "./demo-card.tsx";
import styles from "./demo-entry.module.css";
import { EntryCard } from "./entry-card.tsx";
import { entryWords, roleOrder } from "./entry-words.ts";
import { FormError } from "./form-error.tsx";

type DemoClinic = z.output<typeof demoContract.readDemo.response>["clinics"][number];
type EnteredAs = "staff" | "patient";
type Card = {
  readonly id: string;
  readonly role: (typeof roleOrder)[number] | "patient";
  readonly name: string;
  readonly kind: EnteredAs;
  readonly body: SentBody<typeof demoContract.enterDemo>;
};

const cardsOf = ({ staff, patients }: DemoClinic): readonly Card[] => [
  ...roleOrder.flatMap((role) =>
    staff
      .filter((one) => roleOrder.find((known) => one.roles.includes(known)) === role)
      .map(({ staffId, name, credentials }): Card => {
        const shown = credentials === "" ? name : `${name}, ${credentials}`;
        return { id: staffId, role, name: shown, kind: "staff", body: { staffId } };
      }),
  ),
  ...patients.map(({ patientId, name }): Card => ({ id: patientId, role: "patient", name, kind: "patient", body: { patientId } })),
];

const ClinicCards = ({ clinic, onEntered }: { readonly clinic: DemoClinic; readonly onEntered: (as: EnteredAs) => void }) => {
  const t = useWords(entryWords);
  const { mutate, isPending, error } = useAction(demoContract.enterDemo);
  const [entering, setEntering] = useState<string | undefined>(undefined);
  const { clinicId } = clinic;
  const enter = ({ id, kind, body }: Card) => {
    setEntering(id);
    mutate({ params: { clinicId }, body }, { onSuccess: () => onEntered(kind) });
  };
  return (
    <section aria-labelledby={`clinic-${clinicId}`}>
      <Stack gap={3}>
        <h2 id={`clinic-${clinicId}`}>{clinic.name}</h2>
        <FormError message={error?.problem.detail} />
        <ul className={styles["cards"]}>
          {cardsOf(clinic).map((card) => (
            <li key={card.id}>
              <DemoCard
                role={t(`roles.${card.role}`)}
                name={card.name}
                does={t(`does.${card.role}`)}
                busy={isPending && entering === card.id}
                disabled={isPending}
                onEnter={() => enter(card)}
              />
            </li>
          ))}
        </ul>
      </Stack>
    </section>
  );
};

/** The demo's sign-in page: a card a person, one tap. The routes behind it exist in demo mode alone. */
export const DemoEntry = ({ onEntered }: { readonly onEntered: (as: EnteredAs) => void }) => {
  const t = useWords(entryWords);
  const { data, isPending, refetch } = useRead(demoContract.readDemo, { params: {} });
  if (isPending) return <LoadingState shape="panel" />;
  if (data === undefined) return <ErrorState title={t("demo.failed")} onRetry={() => void refetch()} />;
  return (
    <EntryCard title={t("demo.title")} intro={t("demo.intro")} wide>
      {data.clinics.length === 0 && <p>{t("demo.none")}</p>}
      {data.clinics.map((clinic) => (
        <ClinicCards key={clinic.clinicId} clinic={clinic} onEntered={onEntered} />
      ))}
    </EntryCard>
  );
};
