import type { Translate } from "#ui/words/word-key.ts";

import type { Reading } from "../../rules/dosing-session.ts";
import type { DeviceFlag } from "../../rules/stored-device.ts";
import type { sessionWords } from "../session-words.ts";

type Words = Translate<(typeof sessionWords)["en"]>;

/** What the device said of its measurement, in words. */
export const flagWords = (flags: readonly DeviceFlag[], t: Words): string => flags.map((flag) => t(`devices.flags.${flag}`)).join(", ");

/** Where a reading comes from: a device by its own name, with what it said of the measurement. */
export const sourceWords = ({ kind, name, flags }: Reading["source"], t: Words): string =>
  [name ?? t(`sources.${kind}`), flagWords(flags ?? [], t)].filter((part) => part !== "").join(" · ");
