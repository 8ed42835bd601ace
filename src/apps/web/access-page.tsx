import { AccessLog } from "#care/people/web/access-log.tsx";
import { useMe } from "#platform/identity/browser/me.ts";

export const AccessPage = () => {
  const { clinic } = useMe();
  return <AccessLog timeZone={clinic.timeZone} />;
};
