/** The certification of this site, as its authorised representative recorded it. */
export type RemsSite = {
  readonly name: string;
  readonly address1: string;
  readonly address2: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly remsId: string;
  readonly certifiedOn: string;
  /** Null while nothing says that it ended. */
  readonly endsOn: string | null;
  readonly representative: string;
};

export type SiteStanding = { readonly kind: "certified" | "not-yet" | "ended" } | { readonly kind: "not-known" };

/** Whether the site is certified on a day; what nobody recorded is not known (REMS-01). */
export const siteStanding = (site: RemsSite | null, on: Temporal.PlainDate): SiteStanding => {
  if (site === null || site.remsId.trim() === "") return { kind: "not-known" };
  if (Temporal.PlainDate.compare(on, Temporal.PlainDate.from(site.certifiedOn)) < 0) return { kind: "not-yet" };
  const hasEnded = site.endsOn !== null && Temporal.PlainDate.compare(on, Temporal.PlainDate.from(site.endsOn)) > 0;
  return { kind: hasEnded ? "ended" : "certified" };
};
