import type { Command } from "./command.ts";

const kapstone = "npm run kapstone --";

const variables = [
  "KAPSTONE_SECRET, KAPSTONE_ORIGIN, DATABASE_URL, KAPSTONE_DATA, PORT, HOST,",
  "HL7_PORT, HL7_HOST, HL7_CLINIC,",
  "KAPSTONE_SMTP_URL, KAPSTONE_MAIL_FROM, KAPSTONE_SMS_URL, KAPSTONE_SMS_TOKEN, KAPSTONE_LOG",
].join("\n             ");

/** Every command of the command line, by name. */
export const commands: ReadonlyMap<string, Command> = new Map<string, Command>([
  [
    "demo",
    {
      summary: "Runs Kapstone with an invented clinic, to look around in",
      usage: "npm run demo\nEnvironment: PORT, HOST, HL7_PORT, KAPSTONE_DATA, DATABASE_URL, KAPSTONE_LOG",
      load: async () => (await import("./demo.ts")).demo,
    },
  ],
  [
    "start",
    {
      summary: "Runs Kapstone for a clinic",
      usage: `npm start\nEnvironment: ${variables}`,
      load: async () => (await import("./start.ts")).start,
    },
  ],
  [
    "verify-log",
    {
      summary: "Checks the whole clinical log and names every row that is not as it was recorded",
      usage: `${kapstone} verify-log   (status 0: whole; 1: findings, one a line)`,
      load: async () => (await import("./verify-log.ts")).verifyLog,
    },
  ],
  [
    "rebuild-projections",
    {
      summary: "Empties every list and fills it again from the clinical log",
      usage: `${kapstone} rebuild-projections   (safe while the server runs; charting waits meanwhile)`,
      load: async () => (await import("./rebuild-projections.ts")).rebuildProjections,
    },
  ],
  [
    "score",
    {
      summary: "Scores answers to a questionnaire and prints the result as JSON",
      usage:
        `${kapstone} score phq9 '[1,2,0,0,1,2,3,0,0]'   (null is an unanswered item; status 2 when the answers do not fit)\n` +
        `${kapstone} score auditc '[2,1,0]' --sex female        ${kapstone} score cssrs_screener '[0,0,null,null,null,1]' --behaviour-recent no\n` +
        `${kapstone} score change phq9 20 10                    (baseline, then current)`,
      mostWords: 5,
      options: ["sex", "behaviour-recent"],
      load: async () => (await import("./score.ts")).score,
    },
  ],
  [
    "replay",
    {
      summary: "Feeds a recording of vital signs into a running session, as a monitor would",
      usage:
        `${kapstone} replay FILE.csv --session ID --token TOKEN [--speed 60] [--series NAME] [--server http://localhost:4780]\n` +
        `A token: ${kapstone} create-token. KAPSTONE_TOKEN may hold it.`,
      mostWords: 1,
      options: ["session", "token", "speed", "series", "server"],
      load: async () => (await import("./replay.ts")).replay,
    },
  ],
  [
    "alarm-rates",
    {
      summary: "Counts how often each alarm rule rings in recordings, before and after artefact handling",
      usage: `${kapstone} alarm-rates FILE.csv …   (prints a table; nothing is stored or sent)`,
      mostWords: 100,
      load: async () => (await import("./alarm-rates.ts")).alarmRatesOf,
    },
  ],
  [
    "create-token",
    {
      summary: "Makes a token with which a monitor or gateway sends vital signs",
      usage: `${kapstone} create-token --name 'Bedside gateway' [--clinic SLUG]   (prints the token, once)`,
      options: ["name", "clinic"],
      load: async () => (await import("./create-token.ts")).createToken,
    },
  ],
]);
