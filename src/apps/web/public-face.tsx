import { Outlet, useParams } from "@tanstack/react-router";

import { CrisisHelp } from "#care/people/web/crisis-help.tsx";
import { publicWords } from "#care/enquiry/web/public-words.ts";
import { usePublicClinic } from "#platform/settings/browser/use-public-clinic.ts";
import { EmptyState } from "#ui/layout/empty-state.tsx";
import { ErrorState } from "#ui/layout/error-state.tsx";
import { LoadingState } from "#ui/layout/loading-state.tsx";
import { useCurrentPath } from "#ui/layout/navigation.ts";
import { PublicShell } from "#ui/layout/public-shell.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { webWords } from "./web-words.ts";

/** The pages that anyone may read, under the name of one clinic. */
export const PublicFace = () => {
  const t = useWords(webWords);
  const words = useWords(publicWords);
  const { slug } = useParams({ strict: false });
  const here = useCurrentPath();
  const { clinic, isPending, failed, retry } = usePublicClinic(slug);
  if (isPending) return <LoadingState shape="lines" />;
  if (failed) return <ErrorState title={t("clinics.failed")} onRetry={retry} />;
  if (clinic === undefined) return <EmptyState title={t("clinics.none")} />;
  const home = slug === undefined ? "/" : `/at/${slug}`;
  const ask = `${home === "/" ? "" : home}/consultation`;
  return (
    <PublicShell
      clinicName={clinic.name}
      homeHref={home}
      nav={[{ href: "/sign-in", label: words("nav.signIn") }]}
      ask={here === ask ? undefined : { href: ask, label: words("nav.ask") }}
      footer={<CrisisHelp />}
    >
      <Outlet />
    </PublicShell>
  );
};
