import type { SettingView } from "../contract.ts";

export const isChanged = ({ value, shipped }: SettingView): boolean => JSON.stringify(value) !== JSON.stringify(shipped);
