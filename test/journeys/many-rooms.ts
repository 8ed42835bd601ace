import type { Page } from "@playwright/test";

type Session = Record<string, unknown> & { readonly sessionId: string };
type Wall = Record<string, unknown> & {
  readonly sessions: readonly Session[];
  readonly rooms: readonly { readonly roomId: string; readonly name: string }[];
};

const minutesAgo = (minutes: number): string => new Date(Date.now() - minutes * 60_000).toISOString();
const idOf = (room: number): string => `00000000-0000-7000-8000-${String(room).padStart(12, "0")}`;

const alarm = (room: number, level: "amber" | "red") => ({
  alarmId: `many:${room}`,
  rule: "MON-SPO2-R",
  level,
  origin: "stream",
  parameter: "saturation",
  value: level === "red" ? 84 : 91,
  raisedAt: minutesAgo(room % 3),
  knownAt: minutesAgo(room % 3),
  acknowledged: false,
  settled: false,
  escalation: level === "red" ? "prescriber" : "none",
  silence: null,
  mayRest: 120,
  action: null,
});

const alarmsOf = (room: number) => (room % 9 === 4 ? [alarm(room, "red")] : room % 7 === 3 ? [alarm(room, "amber")] : []);

const sessionOf = (like: Session, room: number): Session => ({
  ...like,
  sessionId: idOf(room),
  roomId: idOf(room),
  roomName: `Room ${room}`,
  initials: `${"ABCDEFGHIJKL"[room % 12]}${"MNOPQRST"[room % 8]}`,
  status: "open",
  phase: ["onset", "peak", "return", "recovery"][room % 4],
  firstDoseAt: minutesAgo(5 + room * 4),
  nextDueAt: minutesAgo(room % 5 === 0 ? 6 : -7),
  dueUntil: minutesAgo(room % 5 === 0 ? 1 : -12),
  overdue: room % 5 === 0,
  lostSignals: room % 11 === 6 ? ["saturation"] : [],
  missingStreams: [],
  emergencies: [],
  alarms: alarmsOf(room),
  drawn: { value: 50_000, unit: "ug" },
  left: { value: 10_000, unit: "ug" },
  charted: {
    systolic: { value: room === 9 ? 188 : 118 + room * 2, observedAt: minutesAgo(room % 14), source: "hand" },
    diastolic: { value: room === 9 ? 112 : 70 + room, observedAt: minutesAgo(room % 14), source: "hand" },
    moaas: { value: 4, observedAt: minutesAgo(8), source: "hand" },
  },
  latest: [
    { parameter: "heartRate", value: room === 9 ? 118 : 68 + room * 2, observedAt: minutesAgo(0), deviceId: "m", simulated: true },
    {
      parameter: "saturation",
      value: alarmsOf(room).length > 0 ? 84 : room === 9 ? 100 : 97,
      observedAt: minutesAgo(0),
      deviceId: "m",
      simulated: true,
    },
  ],
  people: [
    { initials: "RN", role: "monitor" },
    { initials: "TH", role: "therapist" },
  ],
});

/** Makes a wall of so many rooms out of the demo's few: the page and its routes are the program's own, the rooms are invented. */
export const showManyRooms = async (page: Page, rooms: number, empty = 0): Promise<void> => {
  await page.route("**/api/wall", async (route) => {
    const answer = await route.fetch();
    const wall: Wall = await answer.json();
    const [like] = wall.sessions;
    if (like === undefined) throw new Error("The demo has no session to make rooms of.");
    const sessions = Array.from({ length: rooms }, (_, index) => sessionOf(like, index + 1));
    const free = Array.from({ length: empty }, (_, index) => ({ roomId: idOf(100 + index), name: `Room ${rooms + index + 1}` }));
    await route.fulfill({ response: answer, json: { ...wall, sessions, rooms: free } });
  });
  await page.route("**/api/wall/trends", (route) =>
    route.fulfill({
      json: {
        sessions: Array.from({ length: rooms }, (_, index) => ({
          sessionId: idOf(index + 1),
          heartRate: Array.from({ length: 30 }, (__, minute) => 70 + 8 * Math.sin(minute / 4 + index)),
          saturation: Array.from({ length: 30 }, (__, minute) => 97 - (minute % 6 === 0 ? 1 : 0)),
          systolic: [118, 124, 131, 128, 126],
        })),
      },
    }),
  );
};
