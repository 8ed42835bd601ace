/** Why a command was not accepted: the rule's number, words for a person, and the field it concerns, if it is one. */
export type Refusal = {
  readonly rule: string;
  readonly message: string;
  readonly field?: string;
};

/** What a rule says to a command: the facts to keep, or an expected refusal. Only bugs throw. */
export type Decision<Event> =
  | { readonly outcome: "accepted"; readonly events: readonly Event[] }
  | { readonly outcome: "refused"; readonly refusal: Refusal };

export const accept = <Event>(...events: readonly Event[]): Decision<Event> => ({ outcome: "accepted", events });

export const refuse = (rule: string, message: string, field?: string): Decision<never> => ({
  outcome: "refused",
  refusal: field === undefined ? { rule, message } : { rule, message, field },
});

/** Closes a switch over a union: a new case that nobody handles does not compile. */
export const unreachable = (value: never): never => {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
};
