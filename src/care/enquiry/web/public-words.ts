import { defineWords } from "#ui/words/catalogue.ts";

/** The public pages, in plain words. Each section names its sources in `public-sources.ts`. */
export const publicWords = defineWords("public", {
  nav: { signIn: "Sign in", ask: "Ask for a consultation" },
  home: {
    title: "Ketamine-assisted psychotherapy",
    lead: "A course of therapy in which a few monitored ketamine sessions open a window, and the therapy before and after them makes use of it.",
    sources: "Sources",
    asideTitle: "Would you like to talk it over?",
    asideBody: "A first conversation takes about half an hour. You need no account, and asking commits you to nothing.",
  },
  what: {
    title: "What is it?",
    body: "Ketamine has been used as an anaesthetic for more than fifty years. In much lower doses it can lift depression within hours, also in people whom other treatment has not helped. In ketamine-assisted psychotherapy the medicine is not the whole treatment: preparation comes before it and integration after it, with the same therapist.",
  },
  how: {
    title: "How does a course go?",
    prepare:
      "Preparation. You and your therapist get to know each other, talk about what you hope for and what you fear, and agree on how you want to be supported.",
    session:
      "The session. You lie back with eye shades and music. You take a lozenge or are given an injection. A therapist stays with you, and blood pressure, pulse and oxygen are watched throughout. Plan for about two to three hours, and for somebody to take you home.",
    integrate:
      "Integration. In the days after, you work through what came up, and choose small things to carry into daily life. There is at least one integration visit for every session.",
    follow:
      "Follow-up. Short questionnaires on your phone show how long the benefit lasts, so that you and the clinic see a relapse coming.",
  },
  expect: {
    title: "What can I expect?",
    body: "Many people feel relief within a day. How long it lasts differs greatly: after one dose often days to two weeks, after a series longer, and for some not at all. Nobody can promise a result. During the session you may feel far away from your body, see images, or meet strong feelings; this passes as the medicine wears off.",
  },
  risks: {
    title: "What are the risks?",
    body: "Blood pressure and pulse rise for a while. Drowsiness, dizziness, nausea and a feeling of unreality are common; anxiety or confusion can happen. Slowed breathing is rare at these doses and is watched for. Frequent use over a long time can harm the bladder and the liver, and ketamine can be misused. You may not drive until the next day, after a night's sleep.",
  },
  who: {
    title: "Who is it for, and who is it not for?",
    body: "We treat adults with depression, anxiety, post-traumatic stress and thoughts of suicide, often when other treatment has not helped enough. It is not suitable, for instance, in pregnancy, with an aneurysm, after a recent heart attack or stroke, with untreated high blood pressure, or during psychosis or mania. A prescriber goes through this with you before anything is decided.",
  },
  law: {
    title: "Is it approved?",
    body: "Ketamine is approved as an anaesthetic. Using it for depression, anxiety or post-traumatic stress is off-label: lawful, prescribed by a clinician who judges it right for you, and not approved by the FDA for this purpose. Esketamine nasal spray (Spravato) is approved for treatment-resistant depression and for depression with suicidal thoughts, only in certified clinics under a safety programme called REMS. Both are controlled substances.",
  },
});
