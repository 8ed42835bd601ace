import type { RecordedParameter } from "./recording.ts";

type ChartedItem = { readonly parameter: RecordedParameter; readonly fahrenheit: boolean };

const item = (parameter: RecordedParameter, fahrenheit = false): ChartedItem => ({ parameter, fahrenheit });

/** Item numbers of the MIMIC charting systems that are quantities a session knows. Arterial lines are another quantity. */
const items: ReadonlyMap<string, ChartedItem> = new Map([
  ["211", item("hr")],
  ["220045", item("hr")],
  ["220179", item("sbp")],
  ["220180", item("dbp")],
  ["220181", item("map")],
  ["455", item("sbp")],
  ["8441", item("dbp")],
  ["456", item("map")],
  ["220210", item("rr")],
  ["618", item("rr")],
  ["615", item("rr")],
  ["220277", item("spo2")],
  ["646", item("spo2")],
  ["676", item("temp")],
  ["677", item("temp")],
  ["223762", item("temp")],
  ["678", item("temp", true)],
  ["679", item("temp", true)],
  ["223761", item("temp", true)],
]);

/** The quantity of a charted row; undefined for one that a session does not know. The label is free text and decides nothing. */
export const chartedParameter = (itemNumber: string): ChartedItem | undefined => items.get(itemNumber.trim());
