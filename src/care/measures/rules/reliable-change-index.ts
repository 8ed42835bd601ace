import { beyondChance } from "./data/measures-settings.ts";

/**
 * The difference that is beyond chance by Jacobson and Truax: 1.96 · SD · √(2(1 − r)), in the points of the scale.
 * @param deviation standard deviation of the scale before treatment
 * @param reliability its reliability, 0 to 1
 */
export const reliableChangeIndex = (deviation: number, reliability: number): number =>
  beyondChance * deviation * Math.sqrt(2 * (1 - reliability));
