import { useParams } from "@tanstack/react-router";
import { useContext } from "react";

import type { SignInScope } from "#platform/identity/caller.ts";
import { DemoEntry } from "#platform/identity/browser/demo-entry.tsx";
import { Invitation } from "#platform/identity/browser/invitation.tsx";
import { LinkLanding } from "#platform/identity/browser/link-landing.tsx";
import { SetUp } from "#platform/identity/browser/set-up.tsx";
import { Navigation } from "#ui/layout/navigation.ts";

/** Goes on after an entrance. From here staff's pages are another tree, which only the page's own navigation knows how to reach. */
const useGo = (): ((href: string) => void) => {
  const { navigate } = useContext(Navigation);
  return navigate ?? ((href) => location.assign(href));
};

/** One click enters as anyone; its routes exist in demo mode alone. */
export const DemoPage = () => {
  const go = useGo();
  return <DemoEntry onEntered={(as) => go(as === "staff" ? "/app" : "/me")} />;
};

export const SetUpPage = () => {
  const go = useGo();
  return <SetUp onDone={() => go("/app")} />;
};

const placeOf = (scope: SignInScope | null): string => {
  if (scope?.kind === "bedside") return `/bedside/${scope.id}`;
  return scope?.kind === "measure-request" ? `/me/asked/${scope.id}` : "/me";
};

/** Where a mailed link leads: into the patient's pages, or to the one thing that it was made for. */
export const LinkPage = () => {
  const go = useGo();
  const { slug = "" } = useParams({ strict: false });
  return <LinkLanding slug={slug} onOpened={(scope) => go(placeOf(scope))} />;
};

export const InvitationPage = () => {
  const go = useGo();
  const { slug = "" } = useParams({ strict: false });
  return <Invitation slug={slug} onDone={() => go("/app")} />;
};
