import type { Chance } from "./chance.ts";
import type { WireAnswer } from "./simulated-server.ts";
import type { VirtualTime } from "./virtual-time.ts";

export type BadNetwork = {
  /** Carries a request to the server and its answer back, or fails as networks do. Rejects when nothing came in 15 s. */
  readonly ask: (serve: () => WireAnswer) => Promise<WireAnswer>;
  readonly cut: (cut: boolean) => void;
};

const timeoutMs = 15_000;
const serverFault: WireAnswer = { status: 500, body: { statusCode: 500, error: "Internal Server Error", message: "broken" } };
const hotelPage: WireAnswer = { status: 200, body: "<html>Welcome to the guest network</html>" };

/** Mostly quick, at times slower than the time-out, so that a request overtakes its own repetition. */
const delayMs = (chance: Chance): number => (chance.happens(0.05) ? chance.whole(15_000, 60_000) : chance.whole(5, 900));

/** Drops, delays, doubles and reorders requests and answers, and breaks the server before and after it has done its work. */
export const badNetwork = (time: VirtualTime, chance: Chance, isHealed: () => boolean): BadNetwork => {
  let isCut = false;
  const goesWrong = (probability: number): boolean => !isHealed() && chance.happens(probability);

  const deliver = (serve: () => WireAnswer, answer: (answer: WireAnswer) => void): void => {
    time.after(isHealed() ? 20 : delayMs(chance), () => {
      if (isCut) return;
      const before = goesWrong(0.05);
      const answered = before ? serverFault : serve();
      const after = goesWrong(0.05) ? serverFault : answered;
      if (goesWrong(0.2)) return;
      time.after(isHealed() ? 20 : delayMs(chance), () => {
        if (!isCut) answer(after);
      });
    });
  };

  return {
    ask: (serve) =>
      new Promise((resolve, reject) => {
        if (goesWrong(0.04)) return void time.after(50, () => resolve(hotelPage));
        const giveUp = time.after(isCut ? 100 : timeoutMs, () => reject(new Error("no answer")));
        const answer = (one: WireAnswer): void => {
          giveUp();
          resolve(one);
        };
        if (isCut || goesWrong(0.2)) return undefined;
        deliver(serve, answer);
        if (goesWrong(0.15)) deliver(serve, answer);
        return undefined;
      }),
    cut: (cut) => {
      isCut = cut;
    },
  };
};
