import { Socket } from "node:net";

/**
 * A socket that gathers what is written in one turn of the event loop and sends it together. The driver corks and uncorks around
 * each statement; a transaction's statements then cost one system call here, and not one each.
 */
export const gatheringSocket = (): Socket => {
  const socket = new Socket();
  const [cork, uncork] = [socket.cork.bind(socket), socket.uncork.bind(socket)];
  let gathering = false;
  const send = (): void => {
    gathering = false;
    uncork();
  };
  socket.cork = () => {
    if (gathering) return;
    gathering = true;
    cork();
    process.nextTick(send);
  };
  socket.uncork = () => undefined;
  return socket;
};
