/** The numbers of signing in, all in one place. Minutes unless the name says otherwise. */
export const signInLimits = {
  /** Without a touch for so long a sign-in locks; it ends for good after `ends`, however much it is used. */
  staff: { locks: 15, ends: 12 * 60 },
  patient: { locks: 60, ends: 30 * 24 * 60 },
  /** Opened by a link to answer one thing. */
  scopedPatient: { locks: 60, ends: 24 * 60 },
  /** The time between the password and the second factor. */
  secondFactor: 10,
  /** How long a proof (sign-in, or unlocking by password or passkey) is enough to change how one signs in. */
  freshProof: 10,
  /** `last seen` is written at most this often, in seconds. */
  touchEverySeconds: 60,
  /** How long a process trusts what it read about a sign-in, in seconds; ending one takes at most that long in another process. */
  trustReadSeconds: 1,
  passkeyChallenge: 5,
  patientLink: 30,
  staffInvitation: 7 * 24 * 60,
  staffReset: 30,
  pinTries: 5,
  /** How many other people's sign-ins wait on one device; the oldest ends when one more comes. */
  othersOnDevice: 8,
  recoveryCodes: 10,
} as const;
