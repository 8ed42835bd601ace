import { settled, type Protocol } from "#kernel/setting.ts";

import { obesityFrom, recentHeartWeeks, uncontrolledDiastolic, uncontrolledSystolic } from "../rules/data/screening-settings.ts";

/** The clinic's numbers that the questions of the intake quote. */
export const questionValues = (protocol: Protocol) => ({
  weeks: settled(protocol, recentHeartWeeks).value,
  systolic: settled(protocol, uncontrolledSystolic).value,
  diastolic: settled(protocol, uncontrolledDiastolic).value,
  bmi: settled(protocol, obesityFrom).value,
});
