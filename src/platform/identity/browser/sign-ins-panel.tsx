import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { ConfirmDialog } from "#ui/controls/confirm-dialog.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { Tag } from "#ui/layout/tag.tsx";
import { formatDateTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { act } from "../../http/browser/client.ts";
import { useAction } from "../../http/browser/use-command.ts";
import { selfContract, type Security } from "../self-contract.ts";
import { deviceName } from "./device-name.ts";
import { useMe } from "./me.ts";
import styles from "./security-list.module.css";
import { securityWords } from "./security-words.ts";

type SignIn = Security["signIns"][number];

const SignInRow = ({ signIn }: { readonly signIn: SignIn }) => {
  const t = useWords(securityWords);
  const locale = useLocale();
  const { timeZone } = useMe().clinic;
  const end = useAction(selfContract.endSignIn);
  const known = deviceName(signIn.userAgent);
  const device = known === undefined ? t("signIns.unknownDevice") : t("signIns.onSystem", known);
  const when = formatDateTime(signIn.startedAt, timeZone, locale);
  return (
    <li className={styles["row"]}>
      <div>
        <div>
          {device} {signIn.isThis && <Tag kind="accent">{t("signIns.here")}</Tag>}
        </div>
        <div className={styles["quiet"]}>{t("signIns.started", { when, method: t(`signIns.methods.${signIn.method}`) })}</div>
      </div>
      {!signIn.isThis && (
        <Button
          kind="quiet"
          aria-label={t("signIns.end", { device })}
          busy={end.isPending}
          onClick={() => end.mutate({ params: { signInId: signIn.signInId }, body: {} })}
        >
          {t("signIns.endShort")}
        </Button>
      )}
    </li>
  );
};

/** Every browser where the person is signed in, and the way out of each. */
export const SignInsPanel = ({ signIns }: { readonly signIns: readonly SignIn[] }) => {
  const t = useWords(securityWords);
  const queries = useQueryClient();
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const endAll = async (): Promise<void> => {
    setBusy(true);
    await act(selfContract.endEverySignIn, { params: {}, body: {} }).finally(() => setBusy(false));
    queries.clear();
    location.assign("/");
  };
  return (
    <Panel title={t("signIns.title")}>
      <Stack gap={4}>
        <ul className={styles["list"]}>
          {signIns.map((signIn) => (
            <SignInRow key={signIn.signInId} signIn={signIn} />
          ))}
        </ul>
        <div>
          <Button onClick={() => setAsks(true)}>{t("signIns.all")}</Button>
        </div>
      </Stack>
      <ConfirmDialog
        open={asks}
        onClose={() => setAsks(false)}
        title={t("signIns.allConfirm")}
        confirmLabel={t("signIns.all")}
        onConfirm={() => void endAll().catch(() => setAsks(false))}
        busy={busy}
        danger
      />
    </Panel>
  );
};
