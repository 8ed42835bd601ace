/** Where help is at any hour. `call` and `text` are numbers to dial; `press` is what to press then. United States. */
export type CrisisLine = {
  readonly id: "988" | "veterans" | "911";
  readonly call: string;
  readonly text: string | null;
  readonly press: string | null;
};

/** Source: 988lifeline.org; stanley2012. Owner: medical director. */
export const crisisLines: readonly CrisisLine[] = [
  { id: "988", call: "988", text: "988", press: null },
  { id: "veterans", call: "988", text: null, press: "1" },
  { id: "911", call: "911", text: null, press: null },
];
