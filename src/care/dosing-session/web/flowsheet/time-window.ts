/** The minutes since the dose that are in sight. */
export type TimeWindow = { readonly from: number; readonly to: number };

/** The least and the most that may be in sight, in minutes. */
const narrowest = 2;
const widest = 12 * 60;

/** Never narrower than two minutes, never wider than half a day, and never away from everything that happened. */
export const clampWindow = ({ from, to }: TimeWindow, whole: TimeWindow): TimeWindow => {
  const span = Math.min(Math.max(to - from, narrowest), widest);
  const middle = (from + to) / 2;
  const start = Math.min(Math.max(middle - span / 2, whole.from - span * 0.8), whole.to - span * 0.2);
  return { from: start, to: start + span };
};

/** Wider (factor above one) or narrower about a minute that stays where it is. */
export const zoomAbout = ({ from, to }: TimeWindow, minute: number, factor: number): TimeWindow => ({
  from: minute - (minute - from) * factor,
  to: minute + (to - minute) * factor,
});

export const panBy = ({ from, to }: TimeWindow, minutes: number): TimeWindow => ({ from: from + minutes, to: to + minutes });

/** Minutes between columns that people count in. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 240] as const;

/** The narrowest column of the flowsheet that still has `least` pixels. */
export const stepFor = ({ from, to }: TimeWindow, pixels: number, least: number): number =>
  steps.find((step) => (step * pixels) / (to - from) >= least) ?? 240;

/** How far ahead of now the edge stands, and how far back is seen; the edge moves in these steps, so that nothing crawls. */
const leap = 5;

/** The window that follows now: it stands still and moves on every five minutes. */
export const followingWindow = (now: number, span: number): TimeWindow => {
  const to = (Math.floor(now / leap) + 2) * leap;
  return { from: to - span, to };
};

/** What is shown first: all of a session, or its last hour and a half. */
export const firstWindow = (begin: number, now: number, pixels: number): TimeWindow => {
  const most = pixels < 500 ? 45 : 90;
  const span = Math.min(Math.max(now - begin + 2 * leap, 30), most);
  return followingWindow(now, span);
};
