import { useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Dialog } from "#ui/controls/dialog.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useAction } from "../../http/browser/use-command.ts";
import { useRead } from "../../http/browser/use-read.ts";
import { useOffline } from "../../offline/browser/offline-context.ts";
import { whenSent } from "../../offline/browser/when-sent.ts";
import { demoContract } from "../entry-contract.ts";
import { switchContract, type OtherPerson } from "../switch-contract.ts";
import { FormError } from "./form-error.tsx";
import { useMe } from "./me.ts";
import { StaffSignInAgain } from "./staff-sign-in.tsx";
import { switchWords } from "./switch-words.ts";
import { useFocus } from "./use-focus.ts";

/** How long what the earlier person has unsent may hold up the next one, in milliseconds. */
const mostWaitMs = 1_500;

/** Sends the earlier person's entries in their own name, then lets go of what they had read. */
const useHandOver = (): { readonly before: () => Promise<void>; readonly after: () => void } => {
  const { personId } = useMe();
  const { outbox } = useOffline();
  const queries = useQueryClient();
  return { before: () => whenSent(outbox, personId, mostWaitMs), after: () => queries.removeQueries({ type: "inactive" }) };
};

type PersonProps = { readonly person: OtherPerson; readonly onDone: () => void };

const PinForm = ({ person, onDone }: PersonProps) => {
  const t = useWords(switchWords);
  const { clinic } = useMe();
  const [pin, setPin] = useState("");
  const [sends, setSends] = useState(false);
  const { before, after } = useHandOver();
  const { mutate, isPending, error } = useAction(switchContract.switchPerson);
  useFocus("switch-pin");
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isPending || sends) return;
    setSends(true);
    await before();
    setSends(false);
    const call = { params: { clinicId: clinic.clinicId }, body: { signInId: person.signInId, pin } };
    mutate(call, {
      onError: () => setPin(""),
      onSuccess: () => {
        after();
        onDone();
      },
    });
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Stack gap={4}>
        <TextField
          id="switch-pin"
          label={t("pin", { name: person.name })}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={8}
          value={pin}
          onChange={setPin}
        />
        <FormError message={error === null ? undefined : error.problem.status === 0 ? t("offline") : error.problem.detail} />
        <Button type="submit" kind="primary" wide busy={isPending || sends}>
          {t("go", { name: person.name })}
        </Button>
      </Stack>
    </form>
  );
};

/** In the demo nobody has a PIN unless they chose one: a tap is enough. */
const DemoTap = ({ person, onDone }: PersonProps) => {
  const t = useWords(switchWords);
  const { clinic } = useMe();
  const { before, after } = useHandOver();
  const { mutate, isPending } = useAction(demoContract.enterDemo);
  const go = async (): Promise<void> => {
    await before();
    const done = (): void => {
      after();
      onDone();
    };
    mutate({ params: { clinicId: clinic.clinicId }, body: { staffId: person.personId } }, { onSuccess: done });
  };
  return (
    <Button kind="primary" wide busy={isPending} onClick={() => void go()}>
      {t("go", { name: person.name })}
    </Button>
  );
};

const Proof = (props: PersonProps) => {
  const t = useWords(switchWords);
  const { demo } = useMe();
  const { person } = props;
  if (person.pin === "ready") return <PinForm key={person.signInId} {...props} />;
  if (demo) return <DemoTap {...props} />;
  return <p>{t(person.pin === "spent" ? "spent" : "noPin", { name: person.name })}</p>;
};

/** Hands this device to another person, in two taps and a PIN, without signing anybody out. */
export const SwitchPerson = ({ onClose }: { readonly onClose: () => void }) => {
  const t = useWords(switchWords);
  const me = useMe();
  const { data } = useRead(switchContract.readOthers, { params: {} });
  const people = data?.people ?? [];
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [signsIn, setSignsIn] = useState(false);
  const person = people.find((one) => one.signInId === chosen) ?? (people.length === 1 ? people[0] : undefined);
  return (
    <Dialog open onClose={onClose} title={t("title")}>
      {signsIn ? (
        <StaffSignInAgain clinic={me.clinic} />
      ) : (
        <Stack gap={4}>
          <p>{t("now", { name: me.name })}</p>
          {data !== undefined && people.length === 0 && <p>{t("none")}</p>}
          {people.length > 1 &&
            people.map((one) => (
              <Button key={one.signInId} wide aria-pressed={one === person} onClick={() => setChosen(one.signInId)}>
                {one.name}
              </Button>
            ))}
          {person !== undefined && <Proof person={person} onDone={onClose} />}
          <Button kind="quiet" onClick={() => setSignsIn(true)}>
            {t("other")}
          </Button>
        </Stack>
      )}
    </Dialog>
  );
};
