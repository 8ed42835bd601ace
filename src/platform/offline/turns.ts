/** Does one piece of work after the other, in the order in which they were handed over; a failed one does not stop the next. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>;

export const turns = (): InTurn => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
};
