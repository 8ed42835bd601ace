import { Board } from "#care/dosing-session/web/board/board.tsx";
import { useMay, useMe } from "#platform/identity/browser/me.ts";

export const BoardPage = () => {
  const { clinic } = useMe();
  return <Board timeZone={clinic.timeZone} mayAcknowledge={useMay("session.chart")} />;
};
