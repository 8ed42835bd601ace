import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, type ReactNode } from "react";

import { useMe } from "#platform/identity/browser/me.ts";
import { standingKey } from "#platform/identity/browser/use-standing.ts";
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
  const me = useMe();
  const { permissions } = me;
  const queries = useQueryClient();
  const followsClinic = permissions.includes(liveStream.permission);
  const live = useMemo(() => openLive(), []);
  const offline = useMemo(() => openOffline(), []);
  useEffect(() => () => live.close(), [live]);
  useEffect(() => () => offline.close(), [offline]);
  // Also when the same person comes back after a lock or an end: what they have unsent goes on.
  useEffect(() => offline.signIn(me.personId), [offline, me]);
  useEffect(() => {
    let before = offline.outbox.read().signedIn;
    return offline.outbox.subscribe(() => {
      const { signedIn } = offline.outbox.read();
      // Sending found the sign-in over: the page asks where it stands, and so asks the person to sign in.
      if (before !== null && signedIn === null) void queries.invalidateQueries({ queryKey: standingKey });
      before = signedIn;
    });
  }, [offline, queries]);
  return (
    <LiveContext value={live}>
      <OfflineContext value={offline}>{followsClinic ? <FollowsClinic>{children}</FollowsClinic> : children}</OfflineContext>
    </LiveContext>
  );
};
