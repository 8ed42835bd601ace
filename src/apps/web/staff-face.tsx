import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import { useMe } from "#platform/identity/browser/me.ts";
import { SignedIn } from "#platform/identity/browser/signed-in.tsx";
import { useLiveState } from "#platform/live/browser/use-live.ts";
import { useOutbox, type OutboxStatus } from "#platform/offline/browser/use-outbox.ts";
import { ConnectionStatus } from "#ui/layout/connection-status.tsx";
import { Link } from "#ui/layout/link.tsx";
import { StaffShell } from "#ui/layout/staff-shell.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { formatTime } from "#ui/words/format.ts";
import { useLocale } from "#ui/words/locale.ts";
import { useWords } from "#ui/words/use-words.ts";

import { Connected } from "./connected.tsx";
import { FindPeople } from "./find-people.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { staffNav } from "./staff-nav.ts";
import { useDeviceMemory } from "./use-device-memory.ts";
import { webWords } from "./web-words.ts";

// They come after the page, and a page that cannot fetch them goes on without.
const withoutIt = () => ({ default: () => <></> });
const DeviceNotice = lazy(() => import("./device-notice.tsx").then((file) => ({ default: file.DeviceNotice }), withoutIt));
const NewVersion = lazy(() => import("./device-notice.tsx").then((file) => ({ default: file.NewVersion }), withoutIt));

/** A screen that no longer hears what happens says so, and since when. */
const LostConnection = () => {
  const t = useWords(webWords);
  const locale = useLocale();
  const { clinic } = useMe();
  const { status, since } = useLiveState();
  return status === "lost" ? <p role="alert">{t("lost", { time: formatTime(since, clinic.timeZone, locale) })}</p> : null;
};

/** What the server did not take is never only on the page where it happened. */
const NotAccepted = ({ refused }: Pick<OutboxStatus, "refused">) => {
  const t = useWords(webWords);
  const [first] = refused;
  if (first === undefined) return null;
  return (
    <Link href={`/app/episodes/${first.episodeId}/sessions/${first.streamKey.id}`}>
      <StateMark kind="amber" decorative /> {t("refused", { count: refused.length })}
    </Link>
  );
};

const Frame = () => {
  const t = useWords(webWords);
  const me = useMe();
  const outbox = useOutbox();
  return (
    <StaffShell
      clinicName={me.clinic.name}
      homeHref="/app"
      nav={staffNav(me.permissions, t)}
      search={me.permissions.includes("people.read") ? <FindPeople /> : undefined}
      status={
        <>
          <Suspense fallback={null}>
            <NewVersion />
          </Suspense>
          <NotAccepted refused={outbox.refused} />
          <ConnectionStatus state={outbox.state} waiting={outbox.waiting} />
        </>
      }
      person={<PersonMenu />}
      notice={
        <>
          <LostConnection />
          <Suspense fallback={null}>
            <DeviceNotice />
          </Suspense>
        </>
      }
    >
      <Outlet />
    </StaffShell>
  );
};

/** The application as the clinic's people see it. */
export const StaffFace = () => {
  useDeviceMemory();
  return (
    <SignedIn kind="staff">
      <Connected>
        <Frame />
      </Connected>
    </SignedIn>
  );
};
