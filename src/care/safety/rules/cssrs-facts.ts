/** A result as the safety rules read it. `band` is the triage of a C-SSRS screener. */
export type ScoredResult = {
  readonly instrument: string;
  readonly items: readonly (number | null)[];
  /** Answers beside the items: whether behaviour was recent, and whether only the time since the last contact was asked about. */
  readonly extra: Readonly<Record<string, number | null>>;
  readonly total: number | null;
  readonly band: string | null;
};

/** The id of the screener among the instruments. */
const screener = "cssrs_screener";

export const isScreener = ({ instrument }: Pick<ScoredResult, "instrument">): boolean => instrument === screener;

const triages = ["none", "low", "moderate", "high"];
/** Items 1 to 5 ask about thoughts, item 6 about behaviour ever (posner2011). */
const thoughtItems = 5;
const behaviourItem = 6;
const recentBehaviour = "behaviour-recent";
const sinceLastContact = "since-last-contact";
const yes = 1;
const no = 0;

/** 0 (none) to 3 (high); `null` when it is no C-SSRS, or its triage is incomplete: never taken for none. */
export const triageRank = (result: Pick<ScoredResult, "instrument" | "band">): number | null => {
  const rank = triages.indexOf(result.band ?? "");
  return isScreener(result) && rank !== -1 ? rank : null;
};

export type CssrsFacts = {
  /** The highest item of thoughts ever answered with yes, 0 for none; `null` when no screener could be read. */
  readonly worstIdeation: number | null;
  /** Suicidal behaviour ever; `null` while nobody answered. */
  readonly behaviourEver: boolean | null;
};

const worstOf = ({ items }: ScoredResult): number =>
  items.slice(0, thoughtItems).reduce<number>((worst, answer, index) => (answer === yes ? index + 1 : worst), 0);

const behaved = ({ items, extra }: ScoredResult): boolean => items[behaviourItem - 1] === yes || extra[recentBehaviour] === yes;

/** What an episode's C-SSRS screeners said so far: a later "no" takes nothing back, and one about a short time denies nothing. */
export const cssrsFacts = (results: readonly ScoredResult[]): CssrsFacts => {
  const screens = results.filter(isScreener);
  const worst = Math.max(0, ...screens.map(worstOf));
  const whole = screens.filter(({ extra }) => extra[sinceLastContact] !== yes);
  return {
    worstIdeation: worst > 0 ? worst : whole.some((one) => triageRank(one) !== null) ? 0 : null,
    behaviourEver: screens.some(behaved) ? true : whole.some(({ items }) => items[behaviourItem - 1] === no) ? false : null,
  };
};
