import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";
import { tables } from "#platform/database/query.ts";

import type { Closing, EpisodeStage } from "../rules/episode-stage.ts";

export type SexAtBirth = "female" | "male" | "intersex";

export type PeopleTables = {
  readonly patient: {
    readonly clinic_id: Uuid;
    readonly patient_id: Uuid;
    readonly given_name: string;
    readonly family_name: string;
    readonly preferred_name: string | null;
    readonly birth_date: Temporal.PlainDate | null;
    readonly sex_at_birth: SexAtBirth | null;
    readonly email: string | null;
    readonly phone: string | null;
    readonly time_zone: string | null;
    /** The language that the patient reads best (BCP 47); null where nobody asked. */
    readonly language: string | null;
    readonly registered_at: Instant;
  };
  readonly episode: {
    readonly clinic_id: Uuid;
    readonly episode_id: Uuid;
    readonly patient_id: Uuid;
    readonly stage: EpisodeStage;
    readonly stage_since: Instant;
    readonly opened_at: Instant;
    readonly closed_as: Closing | null;
  };
};

export const peopleTables = tables<PeopleTables>();
