import type { Quantity } from "#kernel/quantity.ts";

export type NoticeKind = "ask" | "reminder";

type Notice = { readonly subject: string; readonly body: string; readonly about: string };

const crisis = "Nobody reads answers at once. If you are in danger or think of ending your life, call or text 988, or call 911.";

/** What a message says. It names neither the treatment nor the questionnaire: others may see the screen. */
export const noticeWords = (kind: NoticeKind, clinic: string, link: string, opensFor: Quantity<"d">): Notice => {
  const opens = `The link opens this one form and nothing else. It works for ${opensFor.value} days.`;
  switch (kind) {
    case "ask":
      return {
        subject: `A short check-in from ${clinic}`,
        body: [`How have you been? ${clinic} has a few questions for you; they take about two minutes.`, link, opens, crisis].join("\n\n"),
        about: "A planned questionnaire",
      };
    case "reminder":
      return {
        subject: `Your check-in with ${clinic}`,
        body: [
          `A reminder from ${clinic}: your short check-in is still open. We will not send another about it.`,
          link,
          opens,
          crisis,
        ].join("\n\n"),
        about: "The reminder of a planned questionnaire",
      };
  }
};
