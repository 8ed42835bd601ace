import { micrograms, quantity } from "#kernel/quantity.ts";

/** Owner of each: medical director. */
export const planDefaults = {
  /** Key `pmp.maxHoursBefore`; evidence: law of New York; source: ny80-63. */
  monitoringCheckValidity: quantity(24, "h"),
  /** Evidence: proposal, the same window as the monitoring check; source: proposed-default. */
  reconciliationValidity: quantity(24, "h"),
  /** TIT-07; evidence: proposal; source: proposed-default. */
  weightValidity: quantity(30, "d"),
  /** A stated time may lie this far ahead of the clock: tablets are not exact. Source: proposed-default. */
  clockTolerance: quantity(15, "min"),
  /** Outside these an adult's weight is asked about again, never changed. Source: proposed-default. */
  plausibleWeight: { from: quantity(30, "kg"), to: quantity(250, "kg") },
  /** Outside these it is no weight of an adult and is refused. Source: proposed-default. */
  possibleWeight: { from: quantity(15, "kg"), to: quantity(650, "kg") },
  /** Esketamine for depression with acute suicidal ideation starts with 84 mg (dosing.json `schedules.MDSI`); evidence: label; source: spravato-pi. */
  firstDoseForSuicidality: micrograms(84_000),
} as const;
