import { useEffect, useMemo, type ReactNode } from "react";

import { useMe } from "#platform/identity/browser/me.ts";
import { LiveContext } from "#platform/live/browser/live-context.ts";
import { openLive } from "#platform/live/browser/live.ts";
import { useLiveInvalidation } from "#platform/live/browser/use-live.ts";
import { liveStream } from "#platform/live/contract.ts";
import { OfflineContext } from "#platform/offline/browser/offline-context.ts";
import { openOffline } from "#platform/offline/browser/open-offline.ts";

const FollowsClinic = ({ children }: { readonly children: ReactNode }) => {
  useLiveInvalidation();
  return children;
};

/**
 * The live line and the outbox of whoever is signed in: one of each for the whole application. Who may not see sessions hears
 * nothing of them: no line is opened, and none is missed.
 */
export const Connected = ({ children }: { readonly children: ReactNode }) => {
  const { personId, permissions } = useMe();
  const followsClinic = permissions.includes(liveStream.permission);
  const live = useMemo(() => openLive(), []);
  const offline = useMemo(() => openOffline(), []);
  useEffect(() => () => live.close(), [live]);
  useEffect(() => () => offline.close(), [offline]);
  useEffect(() => offline.signIn(personId), [offline, personId]);
  return (
    <LiveContext value={live}>
      <OfflineContext value={offline}>{followsClinic ? <FollowsClinic>{children}</FollowsClinic> : children}</OfflineContext>
    </LiveContext>
  );
};
