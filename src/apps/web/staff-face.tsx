import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense } from "react";

import { useMe } from "#platform/identity/browser/me.ts";
import { SignedIn } from "#platform/identity/browser/signed-in.tsx";
import { useOutbox, type OutboxStatus } from "#platform/offline/browser/use-outbox.ts";
import { ConnectionStatus } from "#ui/layout/connection-status.tsx";
import { Link } from "#ui/layout/link.tsx";
import { StaffShell } from "#ui/layout/staff-shell.tsx";
import { StateMark } from "#ui/state/state-mark.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { Connected } from "./connected.tsx";
import { FindPeople } from "./find-people.tsx";
import { PersonMenu } from "./person-menu.tsx";
import { staffNav } from "./staff-nav.ts";
import { webWords } from "./web-words.ts";

const AlarmListener = lazy(() =>
  import("#care/dosing-session/web/alarms/alarm-listener.tsx").then((file) => ({ default: file.AlarmListener })),
);

/** What rings in any room, and that this page no longer hears what happens. Who may not see sessions hears nothing of them. */
const Alarms = () => {
  const { clinic, permissions, ...me } = useMe();
  if (!permissions.includes("session.read")) return null;
  const roles = me.standing === "staff" ? me.roles : [];
  return (
    <Suspense fallback={null}>
      <AlarmListener roles={roles} mayChart={permissions.includes("session.chart")} timeZone={clinic.timeZone} />
    </Suspense>
  );
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
          <NotAccepted refused={outbox.refused} />
          <ConnectionStatus state={outbox.state} waiting={outbox.waiting} />
        </>
      }
      person={<PersonMenu />}
      notice={<Alarms />}
    >
      <Outlet />
    </StaffShell>
  );
};

/** The application as the clinic's people see it. */
export const StaffFace = () => (
  <SignedIn kind="staff">
    <Connected>
      <Frame />
    </Connected>
  </SignedIn>
);
