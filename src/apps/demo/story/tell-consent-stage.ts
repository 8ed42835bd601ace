import type { Journey } from "./journeys.ts";
import type { PatientStory } from "./patient-story.ts";
import { tellExplained, tellSigned } from "./tell-consent.ts";

/** @returns whether everything is signed and the story goes on to the preparation */
export const tellConsentStage = async (story: PatientStory, journey: Journey): Promise<boolean> => {
  story.clock.to(journey.askedDaysAgo - 10, "14:20");
  await tellExplained(story, journey);
  if (journey.ending === "explained") return false;
  story.clock.to(journey.askedDaysAgo - 11, "20:05");
  await tellSigned(story, journey, journey.ending === "partly-signed" ? 2 : undefined);
  return journey.ending !== "partly-signed";
};
