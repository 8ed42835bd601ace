import type { ConsentDocument } from "../consent-document.ts";

const english = { version: "1.0", language: "en" } as const;

/** What touch is welcome, decided before any drug is given. */
export const touchDocument: ConsentDocument = {
  ...english,
  kind: "touch",
  title: "Agreement about touch",
  sections: [
    {
      id: "what",
      elements: [11],
      heading: "What we ask you",
      paragraphs: [
        "During a session some people like a hand to hold or a hand on the shoulder. Others do not. You choose now, while no drug is acting, and the team keeps to it. No touch at all is a good answer.",
        "Touch that your safety needs, such as steadying you when you walk or placing a blood pressure cuff, may still happen. We tell you before we do it.",
      ],
    },
    {
      id: "limits",
      elements: [11],
      heading: "What always holds",
      paragraphs: [
        "You may end any touch at once with your stop word or by drawing back. During a session we may do less than you agreed to, never more, even if you ask for it then.",
        "There is never any sexual touch, by anybody.",
      ],
    },
  ],
  meaning: "I chose freely which touch is welcome during my sessions. I can change this at any time.",
  sources: ["mcguire2024"],
  hash: "552cd333c110c3b22591925f9f58257769c7ff9fc27fc8241a270ebb65fb7e98",
};

/** A further dose within the same session, agreed to while no drug is acting. */
export const boosterDocument: ConsentDocument = {
  ...english,
  kind: "booster",
  title: "Agreement about a further dose in a session",
  sections: [
    {
      id: "what",
      elements: [3, 15],
      heading: "What a further dose is",
      paragraphs: [
        "Soon after the first dose, your team may offer a second, smaller dose if the effect is weak. It deepens and prolongs the effect and brings the same risks as the first. It is given only if your blood pressure, heart and breathing allow it.",
        "Nobody can agree well to more while a drug acts. So you decide now: not at all, or up to the amount named here. In the session you can always say no. You cannot agree then to more than you agree to now.",
      ],
    },
  ],
  meaning:
    "I decided freely whether a further dose may be offered in a session, and up to which amount. I can change this before any session.",
  sources: ["mcguire2024", "proposed-default"],
  hash: "bde9acca9b8a306a145b909f1b9bc02ff7213fc0053fa3b55416e17bb5569f25",
};

/** Sound or video recording, apart from everything else. */
export const recordingDocument: ConsentDocument = {
  ...english,
  kind: "recording",
  title: "Recording of sessions",
  sections: [
    {
      id: "what",
      elements: [12],
      heading: "If you agree to recording",
      paragraphs: [
        "Sessions may then be recorded as sound or video, so that you and your therapist can go back to them. A recording is part of your record, kept and protected like it. It is not shown to anybody outside your care team and not used for teaching or research without another consent.",
        "If you do not agree, nothing is recorded and nothing else about your care changes. You may ask to stop a recording at any moment.",
      ],
    },
  ],
  meaning: "I decided freely whether my sessions may be recorded. I can change this at any time.",
  sources: ["mcguire2024"],
  hash: "0f636de0d45caa77832e1491153a81b7fc940a7ce6119f27a8424d5dcadc0fa4",
};

/** Use of the patient's information beyond their own care. */
export const dataUseDocument: ConsentDocument = {
  ...english,
  kind: "data-use",
  title: "Use of your information",
  sections: [
    {
      id: "care",
      elements: [17],
      heading: "For your care",
      paragraphs: [
        "We keep an electronic record of your care. Those who treat you see what they need for it. Your therapist's private notes are kept apart. You can get a copy of your record, ask for a correction, and see who looked at it.",
        "Forms, messages and video over the internet carry some risk, however well they are protected. You can ask for paper and telephone instead.",
      ],
    },
    {
      id: "beyond",
      elements: [17],
      heading: "Beyond your care, only if you say yes",
      paragraphs: [
        "Computer tools that help to write or summarize notes see parts of your record. We use them for you only if you agree.",
        "Research on this treatment may use your results without your name. We include them only if you agree. A study that needs more than that asks you separately.",
        "Saying no to either changes nothing in your care.",
      ],
    },
  ],
  meaning: "I know how my information is used for my care, and I decided freely about each use beyond it. I can change this at any time.",
  sources: ["hipaa", "mcguire2024"],
  hash: "947a4be9754042cd4b42f519aa18955807e73cb16953601438f91c8893fad1be",
};

/** Visits by video. */
export const telehealthDocument: ConsentDocument = {
  ...english,
  kind: "telehealth",
  title: "Visits by video",
  sections: [
    {
      id: "what",
      elements: [13, 14, 17],
      heading: "How video visits work",
      paragraphs: [
        "Preparation, integration and follow-up visits may take place by video. Sessions with the drug take place in the clinic. At the start of each video visit you tell us where you are and how to reach you, so that we can send help if it is needed.",
        "Choose a private place. A connection can fail or, rarely, be overheard. You can ask for a visit in person instead.",
      ],
    },
  ],
  meaning: "I agree freely to visits by video. I can ask for visits in person at any time.",
  sources: ["mcguire2024", "hipaa"],
  hash: "4ad6501ec35ee80e9a406a3a1f04e57afb0d080425b32ef6752d2d72a47ecaa4",
};
