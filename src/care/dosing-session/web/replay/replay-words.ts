import { defineWords } from "#ui/words/catalogue.ts";

/** Words of the replay of a session. */
export const replayWords = defineWords("sessionReplay", {
  title: "Replay of a session",
  episode: "Episode",
  failed: "This session could not be fetched.",
  failedKept: "Nothing was changed. A replay never writes.",
  none: "Nothing happened in this session.",
  play: "Play",
  pause: "Pause",
  next: "Next event",
  previous: "Previous event",
  position: "Position in the session",
  speed: "Speed",
  times: "{{speed}}×",
  view: "Shown",
  views: { "as-stands": "As the record stands now", "as-known": "As it was known then" },
  viewHint: {
    "as-stands": "Each fact from when it was so; what was crossed out since is shown struck through and counts for nothing.",
    "as-known": "Each fact from when the server had it: a late entry appears late, an error until it was crossed out.",
  },
  later: "{{count}} facts came after this span ends.",
  due: "Vital signs due at {{time}}",
  overdue: "Vital signs overdue since {{time}}",
  notDue: "Nothing was due",
  responsible: "Responsible: {{name}}",
  nobody: "nobody",
  values: "Values at this moment",
  record: "Printed record (PDF)",
  keys: "Space plays and pauses, N and P go to the next and previous event, + and − change the speed.",
});
