import { Calendar } from "#care/schedule/web/calendar.tsx";
import { useMe } from "#platform/identity/browser/me.ts";

export const CalendarPage = () => <Calendar timeZone={useMe().clinic.timeZone} />;
