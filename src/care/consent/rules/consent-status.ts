/**
 * `unknown`: never signed. `outdated`: its words have changed since. `reconsent`: something else has changed, so that it is explained and
 * signed again. Only `current` counts (CONSENT-6 to CONSENT-8, CONSENT-10, CONSENT-11).
 */
export const consentStatuses = ["unknown", "current", "outdated", "expired", "reconsent", "withdrawn"] as const;
export type ConsentStatus = (typeof consentStatuses)[number];
