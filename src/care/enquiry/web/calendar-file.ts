type Visit = { readonly id: string; readonly startsAt: Temporal.Instant; readonly minutes: number; readonly title: string };

const utc = (instant: Temporal.Instant): string => `${instant.toString({ smallestUnit: "second" }).replaceAll(/[-:]/g, "").slice(0, 15)}Z`;

const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, (found) => `\\${found}`).replaceAll("\n", "\\n");

/** A visit as an iCalendar file (RFC 5545) in a data address. It says when and with which clinic, nothing about why. */
export const calendarFile = ({ id, startsAt, minutes, title }: Visit): string => {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Kapstone//EN",
    "BEGIN:VEVENT",
    `UID:${id}`,
    `DTSTAMP:${utc(startsAt)}`,
    `DTSTART:${utc(startsAt)}`,
    `DTEND:${utc(startsAt.add({ minutes }))}`,
    `SUMMARY:${escaped(title)}`,
    "END:VEVENT",
    "END:VCALENDAR",
  ];
  return `data:text/calendar;charset=utf-8,${encodeURIComponent(`${lines.join("\r\n")}\r\n`)}`;
};
