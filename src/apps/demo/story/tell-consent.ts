import { consentContract } from "#care/consent/contract.ts";
import { consentKinds, type ConsentKind } from "#care/consent/rules/consent-document.ts";
import { currentDocuments } from "#care/consent/rules/current-documents.ts";
import { requiredKinds } from "#care/consent/rules/data/consent-defaults.ts";
import type { ConsentChoices } from "#care/consent/rules/events.ts";
import { drugOfRoute } from "#care/pharmacy/rules/drug.ts";
import { micrograms } from "#kernel/quantity.ts";

import type { Journey } from "./journeys.ts";
import { state, type PatientStory } from "./patient-story.ts";
import { birthDateOf } from "./people-of-the-story.ts";

/** The most that a further dose may be, in whole micrograms. */
export const boosterMaximum = micrograms(20_000);

const kindsOf = ({ route, person }: Journey): ConsentKind[] =>
  consentKinds.filter((kind) => requiredKinds[route].includes(kind) || (kind === "recording" && person % 12 === 4));

/** The prescriber goes through the documents with the patient. */
export const tellExplained = (story: PatientStory, journey: Journey): Promise<unknown> =>
  state(story, consentContract.explainConsent, {
    params: { episodeId: story.episodeId },
    body: {
      drug: drugOfRoute(journey.route),
      route: journey.route,
      kinds: kindsOf(journey),
      boosterMaximum: journey.route === "IM" ? boosterMaximum : null,
      phase: "course",
      capacity: { understands: "yes", appreciates: "yes", reasons: "yes", expresses: "yes" },
      interpreter: null,
      note: "By video, 40 minutes. Asked about driving, about nausea, and whether the treatment can be stopped at any time.",
    },
    as: story.cast.prescriber,
  });

const choicesFor = (kind: ConsentKind, { person }: Journey): ConsentChoices => {
  switch (kind) {
    case "treatment":
      return { kind };
    case "touch":
      return { kind, hand: person % 3 !== 0, shoulder: person % 3 === 1, other: "", stopWord: "anchor" };
    case "booster":
      return { kind, agreed: person % 2 === 0, maximumDose: person % 2 === 0 ? boosterMaximum : null };
    case "recording":
      return { kind, agreed: false };
    case "data-use":
      return { kind, noteTools: person % 2 === 1, research: person % 3 !== 0 };
    case "telehealth":
      return { kind, agreed: true };
  }
};

/** The patient signs the first `count` documents in their own sign-in; all of them when it is left out. */
export const tellSigned = async (story: PatientStory, journey: Journey, count: number = consentKinds.length): Promise<void> => {
  const { clock, clinic, person, chance } = story;
  const name = `${person.givenName} ${person.familyName}`;
  const birthDate = birthDateOf(person, clock.calendar.now.toZonedDateTimeISO(clinic.timeZone).toPlainDate()).toString();
  for (const kind of kindsOf(journey).slice(0, count)) {
    clock.plus(chance.whole(3, 8));
    const { version, hash } = currentDocuments[kind];
    await state(story, consentContract.signConsent, {
      params: { episodeId: story.episodeId, consentId: chance.id(clock.at()) },
      body: { document: { kind, version, hash }, choices: choicesFor(kind, journey), name, birthDate, signature: { kind: "typed", name } },
      as: story.patient,
    });
  }
};
