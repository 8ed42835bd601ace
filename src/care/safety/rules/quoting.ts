import type { Unit } from "#kernel/quantity.ts";
import { settled, type NumberSetting, type Protocol } from "#kernel/setting.ts";

/** Words for a person that quote the clinic's numbers. */
export type Quoting = (protocol: Protocol) => string;

const unitWords: Readonly<Partial<Record<Unit, string>>> = { "{score}": " points", "1": "", d: " days" };

/** quoting`Next contact within ${setting}`: the number is the clinic's own, and stands nowhere but in its setting. */
export const quoting =
  (texts: readonly string[], ...settings: readonly NumberSetting[]): Quoting =>
  (protocol) =>
    texts
      .map((text, place) => {
        const setting = settings[place];
        if (setting === undefined) return text;
        const { value, unit } = settled(protocol, setting);
        return `${text}${value}${unitWords[unit] ?? ` ${unit}`}`;
      })
      .join("");
