/** A world with its own clock: what is planned happens in order, and nothing waits for real time. */
export type VirtualTime = {
  readonly nowMs: () => number;
  readonly after: (ms: number, wake: () => void) => () => void;
  readonly sleep: (ms: number) => Promise<void>;
  /** Runs until `isDone` or until nothing is planned any more. Throws when the world is still busy at `untilMs`. */
  readonly run: (untilMs: number, isDone: () => boolean) => Promise<void>;
};

type Plan = { readonly at: number; readonly order: number; readonly wake: () => void };

/** Lets every promise that can go on do so. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const insert = (plans: Plan[], plan: Plan): void => {
  const index = plans.findIndex((one) => one.at > plan.at || (one.at === plan.at && one.order > plan.order));
  plans.splice(index === -1 ? plans.length : index, 0, plan);
};

export const virtualTime = (): VirtualTime => {
  const plans: Plan[] = [];
  let now = 0;
  let order = 0;
  const after = (ms: number, wake: () => void): (() => void) => {
    const plan = { at: now + Math.ceil(Math.max(0, ms)), order: order++, wake };
    insert(plans, plan);
    return () => {
      const index = plans.indexOf(plan);
      if (index !== -1) plans.splice(index, 1);
    };
  };
  return {
    nowMs: () => now,
    after,
    sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
    run: async (untilMs, isDone) => {
      await settle();
      for (let plan = plans.shift(); plan !== undefined && !isDone(); plan = plans.shift()) {
        if (plan.at > untilMs) throw new Error(`Still busy after ${untilMs} ms`);
        now = plan.at;
        plan.wake();
        await settle();
      }
    },
  };
};
