import type { Setting } from "#kernel/setting.ts";

import { alarmSettings } from "./alarm-settings.ts";
import { alertSettings } from "./alert-settings.ts";
import { deviceSettings } from "./device-settings.ts";
import { escalationSettings } from "./escalation-settings.ts";
import { preDoseSettings } from "./pre-dose-settings.ts";
import { releaseSettings } from "./release-settings.ts";
import { scheduleSettings } from "./schedule-settings.ts";
import { streamSettings } from "./stream-settings.ts";

/** Every number of a session that a medical director may change. A session keeps all of them as they stood when it was opened (SES-3). */
export const sessionSettings: readonly Setting[] = [
  ...preDoseSettings,
  ...alertSettings,
  ...scheduleSettings,
  ...streamSettings,
  ...deviceSettings,
  ...escalationSettings,
  ...alarmSettings,
  ...releaseSettings,
];
