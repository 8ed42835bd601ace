import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { useRead } from "../../http/browser/use-read.ts";
import { selfContract } from "../self-contract.ts";
import { PasskeysPanel } from "./passkeys-panel.tsx";
import { PasswordPanel } from "./password-panel.tsx";
import { PinPanel } from "./pin-panel.tsx";
import { securityWords } from "./security-words.ts";
import { SignInsPanel } from "./sign-ins-panel.tsx";
import { TotpPanel } from "./totp-panel.tsx";
import { useProven } from "./use-proven.tsx";

/** How a person signs in, and where they are signed in. Staff see all of it, patients their passkeys and sign-ins. Below `SignedIn`. */
export const SecuritySettings = () => {
  const t = useWords(securityWords);
  const { data, isPending, refetch } = useRead(selfContract.readSecurity, { params: {} });
  const proven = useProven();
  if (isPending) return <LoadingState shape="panel" />;
  if (data === undefined) return <ErrorState title={t("failed")} onRetry={() => void refetch()} />;
  const { staff, passkeys, signIns } = data;
  return (
    <Page title={t("title")} documentTitle={t("title")} width="narrow">
      <Stack gap={6}>
        <PasskeysPanel passkeys={passkeys} proven={proven} />
        {staff !== null && (
          <>
            <TotpPanel isOn={staff.totp} codesLeft={staff.recoveryCodesLeft} proven={proven} />
            <PinPanel pin={staff.pin} proven={proven} />
            <PasswordPanel hasPassword={staff.hasPassword} />
          </>
        )}
        <SignInsPanel signIns={signIns} />
      </Stack>
      {proven.dialog}
    </Page>
  );
};
