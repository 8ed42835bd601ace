/** Pages that mails lead to. The token stands behind `#`: it reaches no server log, no proxy and no referrer. */
export const patientLinkAddress = (origin: string, slug: string, token: string): string => `${origin}/at/${slug}/link#${token}`;

export const invitationAddress = (origin: string, slug: string, token: string): string => `${origin}/at/${slug}/invitation#${token}`;
