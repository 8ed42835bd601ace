import { defineWords } from "#ui/words/catalogue.ts";

/** The questions of the intake, each with a word of help, in the patient's language. Staff see the same words beside the answers. */
export const questionWords = defineWords("screening-questions", {
  ask: {
    recentHeartOrStroke:
      "In the last 6 weeks, have you had a heart attack, a stroke or “mini-stroke”, chest pain at rest, or heart failure that got worse?",
    heartDisease:
      "Do you have, or did you ever have, heart disease, an irregular heartbeat, a valve problem, or a stroke or “mini-stroke” longer ago?",
    uncontrolledHypertension: "Is your blood pressure often 160/100 mmHg or higher, at rest?",
    aneurysm: "Has a doctor ever found an aneurysm in you?",
    arteriovenousMalformation: "Has a doctor ever found an arteriovenous malformation (AVM) in you?",
    brainHaemorrhage: "Have you ever had bleeding in the brain?",
    pressureHazard: "Has a doctor told you that a rise in blood pressure would be dangerous for you?",
    raisedBrainPressure: "Do you have raised pressure in the head or a growth in the brain, or have you had a head injury lately?",
    seizures: "Do you have epilepsy, or have you had a seizure?",
    confusionOrCapacity: "Have you had delirium or dementia, or does someone else make decisions about your treatment?",
    eyePressure: "Do you have raised eye pressure, glaucoma, or a fresh eye injury?",
    breathing: "Do you have untreated sleep apnoea, severe COPD or asthma, oxygen at home, or a chest infection now?",
    severeObesityOrAirway: "Is your body mass index 40 or more, or did an anaesthetist ever say that your airway is difficult?",
    severeLiver: "Do you have severe liver disease?",
    liverTests: "Were your liver tests ever much too high, or do you have cirrhosis?",
    bladder: "Do you have bladder inflammation, blood in the urine, or pain or urgency without a known cause?",
    thyroid: "Do you have an overactive thyroid that is not treated?",
    porphyria: "Do you have porphyria?",
    reflux: "Do you have severe reflux or a slow stomach, or do you take a GLP-1 medicine?",
    pregnant: "Are you pregnant, or could you be?",
    breastfeeding: "Are you breastfeeding?",
    currentPsychosis:
      "In the last month, have you heard or seen things that others did not, or been sure of things that others found strange?",
    pastPsychosis: "Was there ever such a time in the past, or did a doctor speak of psychosis or schizophrenia?",
    currentMania:
      "In the last weeks, have you been unusually high or irritable, with little need for sleep and much more energy than is normal for you?",
    bipolar: "Did a doctor ever tell you that you have bipolar disorder?",
    selfHarmWithoutTherapist: "Are you hurting yourself these days, or is life very unstable, without a therapist at your side?",
    dissociativeDisorder: "Did a doctor ever tell you that you have a dissociative disorder?",
    ketamineUseDisorder: "Is your use of ketamine or PCP hard to control?",
    activeSubstanceUse: "Is your use of alcohol or another drug hard to control these days?",
    pastSubstanceUse: "Was there a time in the past when it was?",
    ketamineAllergy: "Have you ever reacted badly to ketamine or esketamine?",
    relativePsychosis: "Does a parent, brother, sister or child of yours have schizophrenia?",
    relativeBipolar: "Does one of them have bipolar disorder?",
  },
  help: {
    uncontrolledHypertension: "One of the two numbers is enough. If nobody has measured it for a while, choose “Not sure”.",
    aneurysm: "A widened or bulging blood vessel, for example of the aorta or in the brain.",
    arteriovenousMalformation: "A tangle of blood vessels, often in the brain or spine.",
    pressureHazard: "For example after surgery on a blood vessel or the eye.",
    severeLiver: "Doctors also call it Child-Pugh class C.",
    porphyria: "A rare inherited illness of the blood pigment.",
    reflux: "GLP-1 medicines are for diabetes or weight, such as semaglutide.",
    pregnant: "Choose “No” if this cannot apply to you.",
    breastfeeding: "Choose “No” if this cannot apply to you.",
    selfHarmWithoutTherapist: "If you are in danger now, please call or text 988, or call 911.",
    dissociativeDisorder: "Long times of feeling unreal, or of losing track of who you are.",
    ketamineUseDisorder: "Your answers here stay with your care team. They help us to keep you safe.",
    ketamineAllergy: "Such as a rash, swelling or trouble breathing.",
  },
});
