import { formatPlainDate } from "#ui/words/format.ts";

const plainDate = /\b\d{4}-\d{2}-\d{2}\b/g;

/** A text of a data set as it is read here: its dates by the reader's locale. What is copied keeps them as they are. */
export const shownText = (text: string, locale: string): string =>
  text.replaceAll(plainDate, (date) => formatPlainDate(Temporal.PlainDate.from(date), locale));
