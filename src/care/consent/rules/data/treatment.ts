import type { ConsentDocument, ConsentSection } from "../consent-document.ts";

const about: readonly ConsentSection[] = [
  {
    id: "why",
    elements: [1],
    heading: "Why this treatment is offered to you",
    paragraphs: [
      "You and your prescriber have talked about your condition and about what you hope will change. This treatment joins ketamine or esketamine with psychotherapy. Its aim is to ease your symptoms and to help you use the time around each session for change in your daily life.",
      "Your treatment plan names your condition and your goals. You can read it at any time and ask for a copy.",
    ],
  },
  {
    id: "approval",
    elements: [2],
    heading: "What is approved, and what is not",
    paragraphs: [
      "Ketamine is approved by the U.S. Food and Drug Administration (FDA) as an anesthetic. It is not approved for depression, anxiety, trauma or any other mental health condition. Using it for these is called off-label use. Off-label use is legal and common in medicine, and it means that less is known than for an approved use.",
      "Esketamine nasal spray is approved for adults with depression that did not get better with at least two medicines, and for adults with major depression who have thoughts of suicide. It is given only under a federal safety program.",
      "Ketamine lozenges, troches and tablets that dissolve in the mouth are made by a compounding pharmacy. The FDA has not checked them for quality, safety or effect.",
    ],
  },
  {
    id: "session",
    elements: [3],
    heading: "What happens in a session",
    paragraphs: [
      "The drug is given by the route that is written on this page: an injection, a dissolving piece in the mouth, a nasal spray or a drip. You rest in a chair or bed, usually with eye shades and music. For most people the strongest effects last between half an hour and an hour and a half. Plan for about half a day with us.",
      "Your plan says how many sessions are proposed and how far apart. Preparation visits come before the first session, and an integration visit follows each one.",
      "A therapist or another trained member of the team is with you. A person who is trained to watch your breathing, heart and blood pressure is there for the whole session, and a prescriber can be reached at once.",
    ],
  },
  {
    id: "benefits",
    elements: [4],
    heading: "How it may help, and for how long",
    paragraphs: [
      "Many people feel better within hours or days. Some feel no change, and a few feel worse. Relief may last from a day to several months, and symptoms often return without further care. Nobody can promise a result.",
    ],
  },
];

const risks: readonly ConsentSection[] = [
  {
    id: "risks",
    elements: [5],
    heading: "Risks",
    paragraphs: [
      "Common for an hour or two: higher blood pressure and a faster heart, sleepiness, feeling far from your body or from the world, changed sight, sound and time, dizziness, nausea or vomiting, unsteady walking and a risk of falling.",
      "Less common: anxiety, panic or frightening experiences while the drug wears off; very slow or shallow breathing; an allergic reaction; worse mood or new thoughts of suicide; an episode of mania or psychosis.",
      "With frequent or long use: craving and misuse, painful or damaged bladder, harm to the liver, trouble with memory and thinking. There may be risks in the long run that nobody knows yet.",
    ],
  },
  {
    id: "suicide",
    elements: [19],
    heading: "About thoughts of suicide",
    paragraphs: [
      "Neither ketamine nor esketamine has been shown to prevent suicide. Feeling better after a session does not replace a safety plan or, where it is needed, a stay in hospital. We ask about thoughts of suicide before and after each session. Please tell us truthfully; you will not be turned away from help for it.",
    ],
  },
  {
    id: "alternatives",
    elements: [6],
    heading: "What else you could choose",
    paragraphs: [
      "Other choices include antidepressant medicines, psychotherapy alone, esketamine under its safety program, transcranial magnetic stimulation (TMS), electroconvulsive therapy (ECT), other treatments that your prescriber can explain, or no treatment. Each has benefits and risks of its own. You may ask about any of them at any time.",
    ],
  },
  {
    id: "pregnancy",
    elements: [7],
    heading: "Pregnancy and breastfeeding",
    paragraphs: [
      "These drugs may harm an unborn child and pass into breast milk. They are not given during pregnancy, and not while breastfeeding. If you could become pregnant, use reliable birth control and take the pregnancy test that we ask for. Tell us at once if you think that you may be pregnant.",
    ],
  },
];

const yourPart: readonly ConsentSection[] = [
  {
    id: "before",
    elements: [8],
    heading: "Before each session",
    paragraphs: [
      "Tell us every medicine, supplement and drug that you take, and each change. Some must be paused and some must not; stop none without asking your prescriber.",
      "No alcohol, cannabis or other drugs that were not prescribed to you for at least 24 hours before.",
      "For ketamine: no solid food for 6 hours and no drink for 2 hours before. For esketamine: no food for 2 hours and no drink for 30 minutes before. Your team may give you other times.",
    ],
  },
  {
    id: "after",
    elements: [9],
    heading: "Getting home, and the next day",
    paragraphs: [
      "An adult whom you trust must take you home. Do not drive, ride a bicycle, use dangerous machines or care for a child alone until the next day, after a night of sleep. Make no important decisions and sign no contracts for 24 hours.",
      "If nobody is there to take you home, we will not give you the drug that day.",
    ],
  },
  {
    id: "watching",
    elements: [10],
    heading: "How we watch over you, and when you may leave",
    paragraphs: [
      "We measure your blood pressure, heart rate and oxygen before, during and after the drug. You stay for at least two hours after the last dose, and until you are awake, steady and well enough to leave.",
      "You may ask us to stop at any time. We will stop giving the drug and stay with you. What was already given cannot be switched off at once; it wears off by itself.",
    ],
  },
  {
    id: "touch",
    elements: [11],
    heading: "Touch",
    paragraphs: [
      "You decide beforehand, in an agreement of its own, whether a hand on your hand or shoulder is welcome. You may change your mind at any moment with one word. There is never any sexual touch, by anybody, whatever is said during a session.",
    ],
  },
  {
    id: "people",
    elements: [12],
    heading: "Who may be in the room, and recording",
    paragraphs: [
      "A second member of staff may be present for your safety. Students and guests come in only if you agreed to it before. Nothing is recorded unless you agreed to it in a separate document.",
    ],
  },
];

const rights: readonly ConsentSection[] = [
  {
    id: "therapy",
    elements: [13],
    heading: "Psychotherapy and what stays between us",
    paragraphs: [
      "Psychotherapy is part of this treatment. Your therapist will explain how they work. What you say is confidential. By law we must act, and may have to tell others, when somebody is in serious danger, when a child or a dependent person is being harmed, or when a court orders it.",
    ],
  },
  {
    id: "emergency",
    elements: [14],
    heading: "In an emergency",
    paragraphs: [
      "The room has emergency equipment and people who are trained to use it. If needed, we call 911 and you are taken to a hospital. You allow us to call your emergency contact then.",
      "Between visits: call or text 988, the Suicide and Crisis Lifeline, at any hour. Call 911 or go to the nearest emergency department if you or somebody else is in danger.",
    ],
  },
  {
    id: "free-choice",
    elements: [15],
    heading: "It is your choice",
    paragraphs: [
      "You decide freely. You may say no, take more time, or withdraw this consent at any time without giving a reason. Doing so does not change any other care that you receive from us. If at some time you cannot understand or weigh this decision, we wait.",
    ],
  },
  {
    id: "costs",
    elements: [16],
    heading: "Costs",
    paragraphs: [
      "You were told the price of each visit, what insurance may pay, and the rules for cancelling. Insurance often does not pay for off-label ketamine. You can ask for an estimate in writing.",
    ],
  },
  {
    id: "data",
    elements: [17],
    heading: "Your information",
    paragraphs: [
      "Your record is kept electronically. Every look at it is logged. Messages and forms sent over the internet carry some risk however well they are protected. Computer tools that write or summarize notes are used only if you agreed to it, and research has a separate consent.",
    ],
  },
  {
    id: "rems",
    elements: [18],
    heading: "Only for esketamine: the safety program",
    paragraphs: [
      "If you get esketamine, you must be enrolled in the manufacturer's safety program (REMS). We send it your name, birth date, address, and what was observed in each session. If you get ketamine by another route, this does not concern you.",
    ],
  },
  {
    id: "questions",
    elements: [20],
    heading: "Your questions, your copy",
    paragraphs: [
      "Somebody from the team went through this with you and answered your questions. A copy of what you sign is yours to keep, as a file or on paper. You may sign on paper instead, at no cost. To sign here you need only the device on which you read this.",
    ],
  },
  {
    id: "complaints",
    elements: [21],
    heading: "If something is not right",
    paragraphs: [
      "Tell any of us, or ask for the clinic's privacy officer. You may also complain to the New York State Department of Health, and about a physician to its Office of Professional Medical Conduct. A complaint never changes how we care for you.",
    ],
  },
];

/** Consent to ketamine- or esketamine-assisted psychotherapy, with off-label use: all 21 elements. */
export const treatmentDocument: ConsentDocument = {
  kind: "treatment",
  version: "1.0",
  language: "en",
  title: "Consent to ketamine-assisted psychotherapy",
  sections: [...about, ...risks, ...yourPart, ...rights],
  meaning:
    "I read this document or had it read to me. I understand what is proposed, its risks and my other choices, and that using ketamine for mental health is off-label. My questions were answered. I agree to this treatment of my own free will, by the drug and route named here, and I agree to sign electronically.",
  sources: ["ny2805d", "spravato-pi", "mcguire2024"],
  hash: "d33a201f5be2eacce9aecb0c3515a4a434fa4ed9b924fdac2e0dc9752fa70229",
};
