import { startRegistration } from "@simplewebauthn/browser";
import { useState } from "react";
import * as z from "zod/mini";

import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { TextField } from "#ui/controls/text-field.tsx";
import { useToasts } from "#ui/controls/use-toasts.ts";
import { Panel } from "#ui/layout/panel.tsx";
import { Row } from "#ui/layout/row.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { formatRelative } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { RequestProblem } from "../../http/browser/client.ts";
import { useAction } from "../../http/browser/use-command.ts";
import { madePasskey } from "../passkey-schema.ts";
import { selfContract, type Security } from "../self-contract.ts";
import { FormError } from "./form-error.tsx";
import styles from "./security-list.module.css";
import { securityWords } from "./security-words.ts";
import type { Proven } from "./use-proven.tsx";

type Passkey = Security["passkeys"][number];
type Started = { readonly challengeId: string; readonly options: Parameters<typeof startRegistration>[0]["optionsJSON"] };

const useAdding = (proven: Proven, name: string, onAdded: () => void) => {
  const t = useWords(securityWords);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const start = useAction(selfContract.startPasskeyRegistration);
  const add = useAction(selfContract.addPasskey);
  const finish = async ({ challengeId, options }: Started): Promise<void> => {
    setBusy(true);
    try {
      const response = z.parse(madePasskey, await startRegistration({ optionsJSON: options }));
      await add.mutateAsync({ params: {}, body: { challengeId, response, name: name.trim() || t("passkeys.defaultName") } });
      onAdded();
    } catch (error) {
      setFailure(error instanceof RequestProblem ? error.message : t("passkeys.stopped"));
    } finally {
      setBusy(false);
    }
  };
  const begin = () => {
    setFailure(undefined);
    const starting = proven.run(
      () => start.mutateAsync({ params: {}, body: {} }),
      (started) => void finish(started),
    );
    void starting.catch((error: Error) => setFailure(error.message));
  };
  return { begin, failure, busy: busy || start.isPending };
};

const PasskeyRow = ({ passkey, onRemove }: { readonly passkey: Passkey; readonly onRemove: () => void }) => {
  const t = useWords(securityWords);
  const locale = useLocale();
  const { lastUsedAt, name } = passkey;
  const used = lastUsedAt === null ? t("passkeys.unused") : formatRelative(lastUsedAt, Temporal.Now.instant(), locale);
  return (
    <li className={styles["row"]}>
      <div>
        <div>{name}</div>
        <div className={styles["quiet"]}>{lastUsedAt === null ? used : t("passkeys.used", { when: used })}</div>
      </div>
      <Button kind="quiet" aria-label={t("passkeys.remove", { name })} onClick={onRemove}>
        {t("passkeys.removeVerb")}
      </Button>
    </li>
  );
};

/** The passkeys of a person, staff or patient. */
export const PasskeysPanel = ({ passkeys, proven }: { readonly passkeys: readonly Passkey[]; readonly proven: Proven }) => {
  const t = useWords(securityWords);
  const toasts = useToasts();
  const [name, setName] = useState("");
  const [removing, setRemoving] = useState<Passkey | undefined>(undefined);
  const remove = useAction(selfContract.removePasskey);
  const adding = useAdding(proven, name, () => {
    setName("");
    toasts.show({ message: t("passkeys.done") });
  });
  const confirmed = () => {
    if (removing !== undefined)
      remove.mutate({ params: { passkeyId: removing.passkeyId }, body: {} }, { onSettled: () => setRemoving(undefined) });
  };
  return (
    <Panel title={t("passkeys.title")} note={t("passkeys.note")}>
      <Stack gap={4}>
        {passkeys.length === 0 && <p>{t("passkeys.none")}</p>}
        <ul className={styles["list"]}>
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.passkeyId} passkey={passkey} onRemove={() => setRemoving(passkey)} />
          ))}
        </ul>
        <TextField
          id="passkey-name"
          label={t("passkeys.name")}
          hint={t("passkeys.nameHint")}
          maxLength={60}
          value={name}
          onChange={setName}
        />
        <FormError message={adding.failure} />
        <Row>
          <Button busy={adding.busy} onClick={adding.begin}>
            {t("passkeys.add")}
          </Button>
        </Row>
      </Stack>
      <ConfirmDialog
        open={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={t("passkeys.removeConfirm", { name: removing?.name ?? "" })}
        confirmLabel={t("passkeys.removeVerb")}
        onConfirm={confirmed}
        busy={remove.isPending}
        danger
      />
    </Panel>
  );
};
