import type { ReferenceId } from "#kernel/short-citations.ts";

/**
 * How far somebody went for it: `looked-up` (the text was read), `abstract` (its abstract was), `citation-seen` (cited in a text that was
 * read), `from-knowledge` (nobody looked it up yet), `own-proposal` (no published source).
 */
type Standing = "looked-up" | "abstract" | "citation-seen" | "from-knowledge" | "own-proposal";

type Reference = {
  readonly citation: string;
  /** Where it can be read in public. */
  readonly url: string | null;
  readonly standing: Standing;
  /** What limits it. */
  readonly note: string | null;
};

/** The whole citation of every reference in use. Owner: medical director, who looks up what nobody looked up yet. */
export const references: Readonly<Record<ReferenceId, Reference>> = {
  "spravato-pi": {
    citation:
      "SPRAVATO (esketamine) nasal spray, CIII. US Prescribing Information. Janssen Pharmaceuticals, Inc. First approved 2019-03; SPL version 18 effective 2026-03-13 seen on FDALabel (set id d81a6a79-a74a-44b7-822c-0dfa3036eaed).",
    url: "https://nctr-crs.fda.gov/fdalabel/services/spl/set-ids/d81a6a79-a74a-44b7-822c-0dfa3036eaed/spl-doc",
    standing: "looked-up",
    note: "Sections 5.1, 5.2, 17 and the boxed warning were read in excerpts; everything else is from knowledge. Read the current label before clinical use.",
  },
  "spravato-pi-2019": {
    citation: "SPRAVATO PI 03/2019 reproduction (highlights, boxed warning, contraindications, counselling).",
    url: "http://www.120ty.net/bencandy.php?aid=58243&fid=134&page=2",
    standing: "looked-up",
    note: "Superseded edition; used only for text that has not changed.",
  },
  "spravato-dosing-hcp": {
    citation: "SPRAVATO HCP site: dosing, monitoring & discharge (≥2 h observation, pulse oximetry, BP before and 40 min after).",
    url: "https://www.spravatohcp.com/dosing-spravato-trd",
    standing: "looked-up",
    note: null,
  },
  "spravato-medscape": {
    citation: "Medscape drug monograph: esketamine intranasal (dosing, hepatic).",
    url: "https://reference.medscape.com/drug/spravato-esketamine-intranasal-1000325",
    standing: "looked-up",
    note: null,
  },
  "spravato-mims-hk": {
    citation: "MIMS Hong Kong: Spravato (≥65 y start 28 mg; reassess BP ~40 min; 5-min rest; continue ≥6 months).",
    url: "https://uat.mimsdev.com/hongkong/drug/info/spravato",
    standing: "looked-up",
    note: "Not the US label; the start with 28 mg from 65 years is that of the EU and Asia.",
  },
  "rems-pmf-2024": {
    citation: "SPRAVATO REMS Patient Monitoring Form - Outpatient Use Only, instructions (2024 reproduction).",
    url: "https://manualspro.net/445029-spravato-patient-monitoring-form-instructions",
    standing: "looked-up",
    note: "The list of fields was read; the end of the form was cut off.",
  },
  "rems-pmf-video": {
    citation:
      "J&J Medical Connect: SPRAVATO REMS Patient Monitoring Form overview (transcript; newer form adds opioids, respiratory depression, first-treatment question).",
    url: "https://jnjmedicalconnect.com/products/spravato/video-spravato-rems-patient-monitoring-form-overview",
    standing: "looked-up",
    note: null,
  },
  "rems-outpatient": {
    citation: "SPRAVATO REMS - Outpatient Healthcare Settings enrolment steps.",
    url: "https://www.spravatorems.com/outpatient-hcs.html",
    standing: "looked-up",
    note: null,
  },
  "rems-patients": {
    citation: "SPRAVATO REMS - patient enrolment page.",
    url: "https://www.spravatorems.com/patients.html",
    standing: "looked-up",
    note: null,
  },
  "mono-2025": {
    citation:
      "FDA approval of esketamine monotherapy for TRD (trial TRD4005, NCT04599855; remission MADRS≤12 at wk 4 22.5% vs 7.6%). epocrates news 2025-01-23; Open Minds gives action date 2025-01-17; company announcement 2025-01-21.",
    url: "https://epocrates.com/online/article/esketamine-nasal-spray-approved-as-monotherapy-for-treatment-resistant",
    standing: "looked-up",
    note: null,
  },
  popova2019: {
    citation:
      "Popova V, Daly EJ, Trivedi M, et al. Efficacy and safety of flexibly dosed esketamine nasal spray combined with a newly initiated oral antidepressant in TRD (TRANSFORM-2). Am J Psychiatry 2019;176(6):428-438.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  "ketalar-pi": {
    citation: "KETALAR (ketamine HCl) injection, US PI (Par; DailyMed copies; PLR revision 2020-2024).",
    url: "https://fda.report/DailyMed/46dab560-8ecd-4d92-8c92-6baa2310b09b",
    standing: "looked-up",
    note: null,
  },
  rolan2014: {
    citation:
      "Rolan P, Lim S, Sunderland V, Liu Y, Molnar V. The absolute bioavailability of racemic ketamine from a novel sublingual formulation. Br J Clin Pharmacol 2014;77(6):1011-1016.",
    url: "https://pmc.ncbi.nlm.nih.gov/articles/PMC4093926",
    standing: "abstract",
    note: null,
  },
  chong2006: {
    citation:
      "Chong C, Schug S, Page-Sharp M, Ilett K. Bioavailability of ketamine after oral or sublingual administration. Pain Med 2006;7(5):469.",
    url: "https://www.ketamine.com/bioavailability.html",
    standing: "abstract",
    note: null,
  },
  clements1982: {
    citation:
      "Clements JA, Nimmo WS, Grant IS. Bioavailability, pharmacokinetics, and analgesic activity of ketamine in humans. J Pharm Sci 1982;71(5):539-542.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  yanagihara2003: {
    citation:
      "Yanagihara Y, Ohtani M, Kariya S, et al. Plasma concentration profiles of ketamine and norketamine after administration of various ketamine preparations to healthy Japanese volunteers. Biopharm Drug Dispos 2003;24(1):37-43.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  sanacora2017: {
    citation:
      "Sanacora G, Frye MA, McDonald W, et al. A consensus statement on the use of ketamine in the treatment of mood disorders. JAMA Psychiatry 2017;74(4):399-405.",
    url: "https://www.scribd.com/document/516432450/A-Consensus-Statement-on-the-Use-of-Ketamine-in-the-Treatment-of-Mood-Disorders-2017",
    standing: "abstract",
    note: null,
  },
  mcintyre2021: {
    citation:
      "McIntyre RS, Rosenblat JD, Nemeroff CB, et al. Synthesizing the evidence for ketamine and esketamine in treatment-resistant depression: an international expert opinion. Am J Psychiatry 2021;178(5):383-399.",
    url: "https://pmc.ncbi.nlm.nih.gov/articles/PMC9635017",
    standing: "abstract",
    note: null,
  },
  canmat2021: {
    citation:
      "Swainson J, McGirr A, Blier P, et al. CANMAT task force recommendations for the use of racemic ketamine in adults with MDD. Can J Psychiatry 2021;66(2):113-125.",
    url: "http://pubmed.ncbi.nlm.nih.gov/33174760/",
    standing: "abstract",
    note: null,
  },
  parikh2021: {
    citation:
      "Parikh SV, Lopez D, Vande Voort JL, et al. Developing an IV ketamine clinic for treatment-resistant depression: a primer. Psychopharmacol Bull 2021;51(3):109-124.",
    url: "https://pmc.ncbi.nlm.nih.gov/articles/PMC8374924",
    standing: "abstract",
    note: null,
  },
  yip2022: {
    citation:
      "Yip R, Swainson J, Khullar A, McIntyre RS, Skoblenick K. Intravenous ketamine for depression: a clinical discussion reconsidering best practices in acute hypertension management. Front Psychiatry 2022;13:1017504.",
    url: "https://pmc.ncbi.nlm.nih.gov/articles/PMC9556663",
    standing: "abstract",
    note: null,
  },
  szarmach2020: {
    citation:
      "Szarmach J, Cubala WJ, Wlodarczyk A, Galuszko-Wegielnik M. Metabolic risk factors and cardiovascular safety in ketamine use for TRD. Neuropsychiatr Dis Treat 2020;16:2539-2551.",
    url: "https://www.dovepress.com/metabolic-risk-factors-and-cardiovascular-safety-in-ketamine-use-for-t-peer-reviewed-article-NDT",
    standing: "abstract",
    note: null,
  },
  "askp3-2020": {
    citation:
      "American Society of Ketamine Physicians, Psychotherapists & Practitioners. Standards of practice in the therapeutic use of subanesthetic ketamine, rev. 2020-07-30; and Basics of Administration / 2024 pledge.",
    url: "https://jewelketamine.com/our-standards",
    standing: "looked-up",
    note: "An excerpt was read.",
  },
  "askp-basics": {
    citation: "ASKP 'Basics of Administration' as reproduced by PASWFL (0.5-1 mg/kg IV over 40-60 min start; vitals during treatment).",
    url: "https://paswfl.com/2018/06/25/paswfl-is-now-a-member-of-the-american-society-of-ketamine-physicians/",
    standing: "looked-up",
    note: null,
  },
  "asa-ketamine": {
    citation:
      "American Society of Anesthesiologists. Guidance on the safe use of ketamine outside of acute pain management and procedural sedation.",
    url: "https://asahq.org/advocating-for-you/guidance/ketamine-safe-use",
    standing: "looked-up",
    note: null,
  },
  "fda-compounded-2023": {
    citation:
      "FDA. FDA warns patients and health care providers about potential risks associated with compounded ketamine products, including oral formulations, for the treatment of psychiatric disorders. 2023-10-10.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  veraart2021: {
    citation:
      "Veraart JKE, Smith-Apeldoorn SY, Bakker IM, et al. Pharmacodynamic interactions between ketamine and psychiatric medications used in the treatment of depression: a systematic review. Int J Neuropsychopharmacol 2021;24(10):808-831.",
    url: "https://doi.org/10.1093/ijnp/pyab039",
    standing: "abstract",
    note: null,
  },
  andrade2017: {
    citation:
      "Andrade C. Ketamine for depression, 5: potential pharmacokinetic and pharmacodynamic drug interactions. J Clin Psychiatry 2017;78(7):e858-e861.",
    url: "https://www.psychiatrist.com/JCP/article/Pages/2017/v78n07/17f11802.aspx",
    standing: "abstract",
    note: null,
  },
  short2018: {
    citation:
      "Short B, Fong J, Galvez V, Shelker W, Loo CK. Side-effects associated with ketamine use in depression: a systematic review. Lancet Psychiatry 2018;5(1):65-78.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  "grunebaum-criteria": {
    citation:
      "Table 1 inclusion/exclusion of an ED ketamine study (benzodiazepine >3 mg/d lorazepam-equivalent excluded). J Affect Disord Rep 2023;15:100690.",
    url: "https://pmc.ncbi.nlm.nih.gov/articles/PMC10812090/table/T1",
    standing: "looked-up",
    note: null,
  },
  dore2019: {
    citation:
      "Dore J, Turnipseed B, Dwyer S, et al. Ketamine assisted psychotherapy (KAP): patient demographics, clinical data and outcomes in three large practices administering ketamine with psychotherapy. J Psychoactive Drugs 2019;51(2):189-198.",
    url: "https://www.researchgate.net/publication/332040175_Ketamine_Assisted_Psychotherapy_KAP_Patient_Demographics_Clinical_Data_and_Outcomes_in_Three_Large_Practices_Administering_Ketamine_with_Psychotherapy",
    standing: "abstract",
    note: "The doses of each practice were not readable.",
  },
  "ktc-lozenge": {
    citation: "The Ketamine Training Center (Wolfson). KAP at-home lozenge method: 50 and 100 mg RDT; general range 100-400 mg.",
    url: "https://theketaminetrainingcenter.com/ctp-kap-at-home-lozenge-method/",
    standing: "looked-up",
    note: null,
  },
  "wolfson-consent": {
    citation:
      "Wolfson PE, Andries J. Ketamine Assisted Psychotherapy: informed consent and sublingual lozenge and IM protocol (session 2.5 h or more; 90837/90838).",
    url: "http://philwolfsonmd.com/ketamine-assisted-psychotherapy/",
    standing: "looked-up",
    note: null,
  },
  "sage-kat": {
    citation:
      "Sage Integrative Health KAT programme description (≥3 prep; session 3 h; ≥2 integration; SL onset 15-20, peak ~40 min; IM onset <5, ~60 min).",
    url: "https://sageintegrativehealth.org/kat-test-test",
    standing: "looked-up",
    note: "One practice; shows the range.",
  },
  "hanya-kap": {
    citation: "Hanya House KAT programme (2 orientation + 6 ketamine sessions over 3 weeks + 1 integration).",
    url: "http://hanya.house/package/ketamine-assisted-therapy-program/",
    standing: "looked-up",
    note: "One practice; shows the range.",
  },
  "awakn-oslo": {
    citation:
      "Awakn Clinics Oslo KAP: 11 h psychotherapy over 8 weeks incl. 4 ketamine sessions. Tidsskrift for Norsk psykologforening 2023-01.",
    url: "https://psykologtidsskriftet.no/fra-praksis/2023/01/ketaminassistert-psykoterapi-depresjon",
    standing: "looked-up",
    note: null,
  },
  nct05468047: {
    citation: "NCT05468047 Ketamine therapy experiential education study (IM 0.5-0.75 mg/kg; max 60 mg).",
    url: "https://clinicaltrialexchange.com/clinical-trials/Ketamine-Therapy-Experiential-Education-Study/NCT05468047",
    standing: "looked-up",
    note: null,
  },
  mathai2022: {
    citation: "Mathai DS, Mora V, Garcia-Romeu A. Toward synergies of ketamine and psychotherapy. Front Psychol 2022;13:868103.",
    url: "https://pmc.ncbi.nlm.nih.gov/articles/PMC8992793",
    standing: "abstract",
    note: null,
  },
  hull2022: {
    citation:
      "Hull TD, Malgaroli M, Gazzaley A, et al. At-home, sublingual ketamine telehealth is a safe and effective treatment for moderate to severe anxiety and depression. J Affect Disord 2022;314:59-67.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  drozdz2022: {
    citation:
      "Drozdz SJ, Goel A, McGarr MW, et al. Ketamine assisted psychotherapy: a systematic narrative review of the literature. J Pain Res 2022;15:1691-1706.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  lapidus2014: {
    citation:
      "Lapidus KAB, Levitch CF, Perez AM, et al. A randomized controlled trial of intranasal ketamine in major depressive disorder. Biol Psychiatry 2014;76(12):970-976.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  loo2023: {
    citation:
      "Loo C, Glozier N, Barton D, et al. Efficacy and safety of a 4-week course of repeated subcutaneous ketamine injections for TRD (KADS study). Br J Psychiatry 2023;223(6):533-541.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  lara2013: {
    citation:
      "Lara DR, Bisol LW, Munari LR. Antidepressant, mood stabilizing and procognitive effects of very low dose sublingual ketamine in refractory unipolar and bipolar depression. Int J Neuropsychopharmacol 2013;16(9):2111-2117.",
    url: "https://docslib.org/doc/4347699/antidepressant-mood-stabilizing-and-procognitive-effects-of-very-low-dose-sublingual-ketamine-in-refractory-unipolar-and-bipolar-depression",
    standing: "abstract",
    note: null,
  },
  fava2020: {
    citation:
      "Fava M, Freeman MP, Flynn M, et al. Double-blind, placebo-controlled, dose-ranging trial of intravenous ketamine as adjunctive therapy in TRD. Mol Psychiatry 2020;25(7):1592-1603 (epub 2018).",
    url: "https://www.nature.com/articles/s41380-018-0256-5",
    standing: "abstract",
    note: null,
  },
  zarate2006: {
    citation:
      "Zarate CA Jr, Singh JB, Carlson PJ, et al. A randomized trial of an NMDA antagonist in treatment-resistant major depression. Arch Gen Psychiatry 2006;63(8):856-864.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  singh2016: {
    citation:
      "Singh JB, Fedgchin M, Daly EJ, et al. A double-blind, randomized, placebo-controlled, dose-frequency study of IV ketamine in TRD. Am J Psychiatry 2016;173(8):816-826.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  salloum2019: {
    citation:
      "Salloum NC, Fava M, Hock RS, et al. Time to relapse after a single administration of intravenous ketamine augmentation in unipolar TRD. J Affect Disord 2019;260:131-139.",
    url: "https://stanfordhealthcare.org/publications/759/759416.html",
    standing: "abstract",
    note: null,
  },
  phillips2019: {
    citation:
      "Phillips JL, Norris S, Talbot J, et al. Single, repeated, and maintenance ketamine infusions for treatment-resistant depression: a randomized controlled trial. Am J Psychiatry 2019;176(5):401-409.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  aldrete1995: {
    citation: "Aldrete JA. The post-anesthesia recovery score revisited. J Clin Anesth 1995;7(1):89-91.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  "aldrete-table": {
    citation: "Modified Aldrete table in Kim N et al. World J Gastroenterol 2015;21(12):3671-3678, Table 2.",
    url: "https://www.wjgnet.com/1007-9327/full/v21/i12/3671.htm",
    standing: "looked-up",
    note: "Other published versions compare the pressure in percent.",
  },
  sessler2002: {
    citation:
      "Sessler CN, Gosnell MS, Grap MJ, et al. The Richmond Agitation-Sedation Scale. Am J Respir Crit Care Med 2002;166(10):1338-1344.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  chernik1990: {
    citation:
      "Chernik DA, Gillings D, Laine H, et al. Validity and reliability of the Observer's Assessment of Alertness/Sedation Scale. J Clin Psychopharmacol 1990;10(4):244-251.",
    url: null,
    standing: "from-knowledge",
    note: "MOAA/S is the modified form with a single item.",
  },
  ctcae5: {
    citation: "US NCI. Common Terminology Criteria for Adverse Events (CTCAE) v5.0, 2017-11-27.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  "cfr312-32": {
    citation: "21 CFR 312.32(a) definition of serious adverse event.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  sackeim2019: {
    citation:
      "Sackeim HA, Aaronson ST, Bunker MT, et al. The assessment of resistance to antidepressant treatment: rationale for the Antidepressant Treatment History Form: Short Form (ATHF-SF). J Psychiatr Res 2019;113:125-136.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  chandler2010: {
    citation:
      "Chandler GM, Iosifescu DV, Pollack MH, Targum SD, Fava M. Validation of the Massachusetts General Hospital Antidepressant Treatment History Questionnaire (ATRQ). CNS Neurosci Ther 2010;16(5):322-325.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  "pa-qualchoice": {
    citation:
      "QualChoice medical policy BI734 Spravato (PHQ-9 >15; two AD >4 wk; two augmentations; ≤23 devices in 3 months; >50% PHQ-9 drop for renewal).",
    url: "https://documents.qualchoice.com/area/shared/medicalpolicies.aspx?alpha=S&sop=BI734%3A00",
    standing: "looked-up",
    note: null,
  },
  "pa-cigna": {
    citation:
      "Cigna Spravato TRD criteria (nonresponse = ≤25% improvement; ≥6 wk each; different classes; PDMP check; psychiatrist; 6 months).",
    url: "https://coverage.pharmacistwrite.com/coverage/cigna/spravato-esketamine-nasal-spray-janssen/treatment-resistant-depression",
    standing: "looked-up",
    note: null,
  },
  "pa-westernhealth": {
    citation: "Western Health Advantage (2 AD, different classes, ≥4 wk; 3 months then 12 months).",
    url: "https://westernhealth.com/provider/prior-authorization-criteria/?category=Premium&glId=GL-145865",
    standing: "looked-up",
    note: null,
  },
  "pa-carefirst": {
    citation: "CareFirst/Caremark (two AD ≥8 wk within 5 y + augmentation or psychotherapy; rating scale).",
    url: "https://coverage.pharmacistwrite.com/coverage/carefirst-caremark/spravato-esketamine/treatment-resistant-depression-trd-in-adults",
    standing: "looked-up",
    note: null,
  },
  "pa-medmutual": {
    citation: "Medical Mutual (baseline scale; ≥2 AD ≥6 wk; psychotherapy tried; monotherapy or with AD).",
    url: "https://coverage.pharmacistwrite.com/coverage/medical-mutual/spravato-esketamine-nasal-spray/depressive-symptoms-in-patients-with-major-depressive-disord",
    standing: "looked-up",
    note: null,
  },
  camcops: {
    citation:
      "CamCOPS (University of Cambridge, GPL-3): per-task docs on intellectual property and scoring; item strings. Repo ucam-department-of-psychiatry/camcops @ 56a303e1d7837d1e52a59e911c6530b9ec86c559 (2026-08-20).",
    url: "https://github.com/ucam-department-of-psychiatry/camcops",
    standing: "looked-up",
    note: null,
  },
  "spier-cssrs": {
    citation: "SPiER adoption-guide FHIR-Resources/C-SSRS/licensing/MEMO.md @ fdc2dfbc4bad9262b39b9036340c4dcded02d493.",
    url: "https://github.com/SPiER-Project/adoption-guide",
    standing: "looked-up",
    note: "Describes itself as not verified at the source.",
  },
  "spier-sb": {
    citation: "SPiER adoption-guide Stanley-Brown Questionnaire copyright string and licensing backlog (same commit).",
    url: "https://github.com/SPiER-Project/adoption-guide",
    standing: "looked-up",
    note: null,
  },
  "loinc-pcl5": {
    citation: "LOINC 101697-1 / 101698-9 pages (findacode, healthassure).",
    url: "https://findacode.com/loinc/101697-1--post-traumatic-stress-disorder-checklist-civilian-version-dsm-5-pcl-5.html",
    standing: "looked-up",
    note: null,
  },
  "loinc-cssrs": {
    citation: "LOINC 93245-9 panel page and 93373-9 screener items in LForms/FHIR Questionnaires.",
    url: "https://cdn.loinc.org/93245-9/panel",
    standing: "looked-up",
    note: null,
  },
  "loinc-mdq": {
    citation: "LOINC 85102-2 MDQ panel; 84773-1 total ('Copyright 2002 Dr. Robert Hirschfeld. Used with permission.').",
    url: "https://cdn.loinc.org/85102-2",
    standing: "looked-up",
    note: null,
  },
  "uscore-auditc": {
    citation: "HL7 US Core AUDIT-C QuestionnaireResponse example (72109-2; 68519-8; 68520-6; 75626-2).",
    url: "https://hl7.org/fhir/us/core/QuestionnaireResponse-AUDIT-C.html",
    standing: "looked-up",
    note: null,
  },
  "healthmeasures-tou": {
    citation: "HealthMeasures Terms of Use (PROMIS).",
    url: "https://www.healthmeasures.net/2-uncategorised/285-agree-to-the-healthmeasures-terms-of-use",
    standing: "looked-up",
    note: null,
  },
  heap: {
    citation: "Healthie help: PROMIS needs HealthMeasures Electronic Administration Permission (HEAP).",
    url: "https://help.gethealthie.com/article/1387-using-promis-healthmeasures-forms-in-healthie",
    standing: "looked-up",
    note: null,
  },
  "mapi-isi": {
    citation: "Mapi Research Trust ePROVIDE: Insomnia Severity Index, (c) Morin.",
    url: "https://eprovide.mapi-trust.org/instruments/insomnia-severity-index",
    standing: "looked-up",
    note: null,
  },
  "whodas-notice": {
    citation: "WHODAS 2.0 DSM-5 reproduction notice: electronic use requires written WHO permission.",
    url: "https://hipaa.jotform.com/201125275544045",
    standing: "looked-up",
    note: null,
  },
  "cadss-note": {
    citation: "Rating-scale research note in a public repository: CADSS 23-item map, MADRS/CADSS/C-SSRS rights.",
    url: null,
    standing: "looked-up",
    note: "A note of others about rights and items, not a publication.",
  },
  "qids-sr": {
    citation:
      "Rush AJ, Trivedi MH, Ibrahim HM, et al. The 16-item QIDS-SR. Biol Psychiatry 2003;54(5):573-583; scoring per ids-qids.org / Millisecond manual.",
    url: "https://www.millisecond.com/library/v7/qids_sr16/qids_sr16/qids_sr16.manual",
    standing: "looked-up",
    note: null,
  },
  "who5-2024": {
    citation: "World Health Organization. The WHO-Five Well-Being Index (WHO-5). 2024. Licence CC BY-NC-SA 3.0 IGO.",
    url: null,
    standing: "from-knowledge",
    note: "Confirm the licence at who.int.",
  },
  kroenke2001: {
    citation:
      "Kroenke K, Spitzer RL, Williams JBW. The PHQ-9: validity of a brief depression severity measure. J Gen Intern Med 2001;16(9):606-613.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  "phq-manual": {
    citation: "Pfizer/Spitzer, Williams, Kroenke. Instruction manual: instructions for PHQ and GAD-7 measures (phqscreeners.com).",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  kroenke2003: {
    citation: "Kroenke K, Spitzer RL, Williams JBW. The PHQ-2: validity of a two-item depression screener. Med Care 2003;41(11):1284-1292.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  lowe2004: {
    citation:
      "Lowe B, Unutzer J, Callahan CM, et al. Monitoring depression treatment outcomes with the PHQ-9. Med Care 2004;42(12):1194-1201.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  spitzer2006: {
    citation:
      "Spitzer RL, Kroenke K, Williams JBW, Lowe B. A brief measure for assessing generalized anxiety disorder: the GAD-7. Arch Intern Med 2006;166(10):1092-1097.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  toussaint2020: {
    citation:
      "Toussaint A, Husing P, Gumz A, et al. Sensitivity to change and minimal clinically important difference of the GAD-7. J Affect Disord 2020;265:395-401.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  "iapt-manual": {
    citation: "NHS England. NHS Talking Therapies for anxiety and depression manual (caseness / reliable change tables).",
    url: null,
    standing: "from-knowledge",
    note: "Reliable changes as remembered; verify.",
  },
  blevins2015: {
    citation:
      "Blevins CA, Weathers FW, Davis MT, Witte TK, Domino JL. The PTSD Checklist for DSM-5 (PCL-5). J Trauma Stress 2015;28(6):489-498.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  bovin2016: {
    citation:
      "Bovin MJ, Marx BP, Weathers FW, et al. Psychometric properties of the PCL-5 in veterans. Psychol Assess 2016;28(11):1379-1391.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  marx2022: {
    citation:
      "Marx BP, Lee DJ, Norman SB, et al. Reliable and clinically significant change in the CAPS-5 and PCL-5 among male veterans. Psychol Assess 2022;34(2):197-203.",
    url: "https://www.hsrd.research.va.gov/research/citations/abstract.cfm?Identifier=157955",
    standing: "abstract",
    note: null,
  },
  blanchard2023: {
    citation:
      "Blanchard BE, Johnson M, Campbell SB, et al. Minimal important difference metrics and test-retest reliability of the PCL-5 with a primary care sample. J Trauma Stress 2023;36(6):1102-1114.",
    url: "https://suppr.wilddata.cn/browses/detail/pubmed/37845820",
    standing: "abstract",
    note: null,
  },
  posner2011: {
    citation: "Posner K, Brown GK, Stanley B, et al. The Columbia-Suicide Severity Rating Scale. Am J Psychiatry 2011;168(12):1266-1277.",
    url: null,
    standing: "citation-seen",
    note: null,
  },
  topp2015: {
    citation:
      "Topp CW, Ostergaard SD, Sondergaard S, Bech P. The WHO-5 Well-Being Index: a systematic review of the literature. Psychother Psychosom 2015;84(3):167-176.",
    url: "https://measure.whatworkswellbeing.org/measures-bank/who-5/",
    standing: "citation-seen",
    note: null,
  },
  mundt2002: {
    citation: "Mundt JC, Marks IM, Shear MK, Greist JH. The Work and Social Adjustment Scale. Br J Psychiatry 2002;180:461-464.",
    url: "https://github.com/ucam-department-of-psychiatry/camcops",
    standing: "citation-seen",
    note: null,
  },
  zahra2014: {
    citation:
      "Zahra D, Qureshi A, Henley W, et al. The work and social adjustment scale: reliability, sensitivity and value. Int J Psychiatry Clin Pract 2014;18(2):131-138.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  cohen1983: {
    citation:
      "Cohen S, Kamarck T, Mermelstein R. A global measure of perceived stress. J Health Soc Behav 1983;24(4):385-396; PSS-10: Cohen & Williamson 1988.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  bush1998: {
    citation:
      "Bush K, Kivlahan DR, McDonell MB, Fihn SD, Bradley KA. The AUDIT alcohol consumption questions (AUDIT-C). Arch Intern Med 1998;158(16):1789-1795.",
    url: "https://github.com/ucam-department-of-psychiatry/camcops",
    standing: "citation-seen",
    note: null,
  },
  bradley2007: {
    citation:
      "Bradley KA, DeBenedetti AF, Volk RJ, et al. AUDIT-C as a brief screen for alcohol misuse in primary care. Alcohol Clin Exp Res 2007;31(7):1208-1217.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  babor2001: {
    citation:
      "Babor TF, Higgins-Biddle JC, Saunders JB, Monteiro MG. AUDIT: guidelines for use in primary care, 2nd ed. WHO/MSD/MSB/01.6a, 2001.",
    url: "https://github.com/ucam-department-of-psychiatry/camcops",
    standing: "looked-up",
    note: null,
  },
  skinner1982: {
    citation: "Skinner HA. The Drug Abuse Screening Test. Addict Behav 1982;7(4):363-371; DAST-10 short form.",
    url: "https://github.com/ucam-department-of-psychiatry/camcops",
    standing: "looked-up",
    note: null,
  },
  morin2011: {
    citation: "Morin CM, Belleville G, Belanger L, Ivers H. The Insomnia Severity Index. Sleep 2011;34(5):601-608.",
    url: "https://eprovide.mapi-trust.org/instruments/insomnia-severity-index",
    standing: "citation-seen",
    note: null,
  },
  yang2009: {
    citation:
      "Yang M, Morin CM, Schaefer K, Wallenstein GV. Interpreting score differences in the Insomnia Severity Index. Curr Med Res Opin 2009;25(10):2487-2494.",
    url: "https://eprovide.mapi-trust.org/instruments/insomnia-severity-index",
    standing: "citation-seen",
    note: "The difference of 6 is from knowledge.",
  },
  mads1979: {
    citation: "Montgomery SA, Asberg M. A new depression scale designed to be sensitive to change. Br J Psychiatry 1979;134:382-389.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  cella2010: {
    citation:
      "Cella D, Riley W, Stone A, et al. The Patient-Reported Outcomes Measurement Information System (PROMIS). J Clin Epidemiol 2010;63(11):1179-1194.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  barrett2015: {
    citation:
      "Barrett FS, Johnson MW, Griffiths RR. Validation of the revised Mystical Experience Questionnaire in experimental sessions with psilocybin. J Psychopharmacol 2015;29(11):1182-1190.",
    url: null,
    standing: "citation-seen",
    note: "The map of items is from knowledge.",
  },
  barrett2016: {
    citation:
      "Barrett FS, Bradstreet MP, Leoutsakos JS, Johnson MW, Griffiths RR. The Challenging Experience Questionnaire. J Psychopharmacol 2016;30(12):1279-1295.",
    url: "https://doi.org/10.1177/0269881116678781",
    standing: "citation-seen",
    note: "The sizes of the subscales are from knowledge.",
  },
  roseman2019: {
    citation:
      "Roseman L, Haijen E, Idialu-Ikato K, Kaelen M, Watts R, Carhart-Harris R. Emotional breakthrough and psychedelics: validation of the Emotional Breakthrough Inventory. J Psychopharmacol 2019;33(9):1076-1087.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  davis2021: {
    citation:
      "Davis AK, Barrett FS, So S, Gukasyan N, Swift TC, Griffiths RR. Development of the Psychological Insight Questionnaire. J Psychopharmacol 2021;35(4):437-446.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  studerus2010: {
    citation:
      "Studerus E, Gamma A, Vollenweider FX. Psychometric evaluation of the altered states of consciousness rating scale (OAV). PLoS ONE 2010;5(8):e12412.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  frymann2022: {
    citation: "Frymann T, Whitney S, Yaden DB, Lipson J. The Psychedelic Integration Scales. Front Psychol 2022;13:863247.",
    url: "https://www.frontiersin.org/articles/10.3389/fpsyg.2022.863247/full",
    standing: "abstract",
    note: "The final items are in a figure that was not readable.",
  },
  bremner1998: {
    citation:
      "Bremner JD, Krystal JH, Putnam FW, et al. Measurement of dissociative states with the CADSS. J Trauma Stress 1998;11(1):125-136.",
    url: null,
    standing: "citation-seen",
    note: null,
  },
  rodrigues2021: {
    citation:
      "Rodrigues NB, McIntyre RS, Lipsitz O, et al. A simplified 6-item CADSS (CADSS-6) for monitoring dissociative effects of sub-anesthetic ketamine infusions. J Affect Disord 2021;282:160-164.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  hatcher2006: {
    citation:
      "Hatcher RL, Gillaspy JA. Development and validation of a revised short version of the Working Alliance Inventory. Psychother Res 2006;16(1):12-25.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  miller2003: {
    citation:
      "Miller SD, Duncan BL, Brown J, Sparks JA, Claud DA. The Outcome Rating Scale. J Brief Ther 2003;2(2):91-100; Duncan BL et al. The Session Rating Scale. J Brief Ther 2003;3(1):3-12.",
    url: "https://github.com/ucam-department-of-psychiatry/camcops",
    standing: "citation-seen",
    note: null,
  },
  hirschfeld2000: {
    citation: "Hirschfeld RMA, Williams JBW, Spitzer RL, et al. The Mood Disorder Questionnaire. Am J Psychiatry 2000;157(11):1873-1875.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  felitti1998: {
    citation: "Felitti VJ, Anda RF, Nordenberg D, et al. The Adverse Childhood Experiences Study. Am J Prev Med 1998;14(4):245-258.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  meyer1990: {
    citation:
      "Meyer TJ, Miller ML, Metzger RL, Borkovec TD. Development and validation of the Penn State Worry Questionnaire. Behav Res Ther 1990;28(6):487-495.",
    url: "https://github.com/ucam-department-of-psychiatry/camcops",
    standing: "looked-up",
    note: null,
  },
  cleeland1994: {
    citation: "Cleeland CS, Ryan KM. Pain assessment: global use of the Brief Pain Inventory. Ann Acad Med Singap 1994;23(2):129-138.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  ustun2010: {
    citation: "Ustun TB, Chatterji S, Kostanjsek N, et al. Developing the WHODAS 2.0. Bull World Health Organ 2010;88(11):815-823.",
    url: "https://scielosp.org/article/bwho/2010.v88n11/815-823/en",
    standing: "abstract",
    note: null,
  },
  "weathers-lec5": {
    citation: "Weathers FW, Blake DD, Schnurr PP, et al. The Life Events Checklist for DSM-5 (LEC-5). National Center for PTSD, 2013.",
    url: null,
    standing: "looked-up",
    note: null,
  },
  jacobson1991: {
    citation:
      "Jacobson NS, Truax P. Clinical significance: a statistical approach to defining meaningful change. J Consult Clin Psychol 1991;59(1):12-19.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  stanley2012: {
    citation:
      "Stanley B, Brown GK. Safety planning intervention: a brief intervention to mitigate suicide risk. Cogn Behav Pract 2012;19(2):256-264.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  "cfr1304-22": {
    citation: "21 CFR 1304.22 Records for ... dispensers (para (c)).",
    url: "http://www.laws9.com/cfr/text/21/1304/22",
    standing: "looked-up",
    note: "Paragraph (a) was read; the wording of (c) is from knowledge.",
  },
  "cfr1304-21": {
    citation:
      "21 CFR 1304.21 General requirements for continuing records (no perpetual inventory; date actually received; record of destruction).",
    url: "http://www.law.cornell.edu/cfr/text/21/1304.21",
    standing: "looked-up",
    note: null,
  },
  "cfr1304-04-11": {
    citation:
      "21 CFR 1304.04 (2-year maintenance; CIII-V readily retrievable) and 1304.11 (initial + biennial inventory; CIII-V estimated count unless >1,000 units).",
    url: null,
    standing: "from-knowledge",
    note: "The rule of 1,000 units was seen in an older edition.",
  },
  cfr1301: {
    citation: "21 CFR 1301.12 (registration per location), 1301.75(b) (locked cabinet), 1301.76(b) (theft/loss).",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  "fr2023-13085": {
    citation:
      "DEA final rule, Reporting theft or significant loss of controlled substances. 88 FR 40707 (2023-06-22), effective 2023-07-24: Form 106 electronic; written notice within 1 business day unchanged.",
    url: "https://www.govinfo.gov/content/pkg/FR-2023-06-22/html/2023-13085.htm",
    standing: "looked-up",
    note: "The limit of 45 days is from knowledge.",
  },
  "dea-wastage": {
    citation:
      "DEA 'Dear Practitioner' letter on pharmaceutical wastage (after 79 FR 53520, 2014-09-09): wastage recorded under 1304.22(c), not on Form 41.",
    url: "https://dokumen.tips/documents/u-s-department-of-justice-drug-enforcement-s-department-of-justice-drug.html",
    standing: "looked-up",
    note: null,
  },
  "ny80-63": {
    citation:
      "10 NYCRR 80.63(c): consult PMP registry ≤24 h before prescribing for or dispensing to a patient any CII-IV; document consult or the exception.",
    url: "https://regs.health.ny.gov/content/section-8063-prescribing",
    standing: "looked-up",
    note: null,
  },
  "ny-phl3343a": {
    citation: "NY Public Health Law 3343-a(2) exceptions to duty to consult.",
    url: "http://update.nyshfa.org/en/130722/1/421/Bureau-of-Narcotic-Enforcement-I-Stop-UpdateClarification.htm",
    standing: "looked-up",
    note: "Only (vii) was read; the exception for administering is from knowledge.",
  },
  "ny80-71": {
    citation: "10 NYCRR 80.71 practitioner dispensing (30-day limit; orange label elements).",
    url: "https://print.casetext.com/regulation/new-york-codes-rules-and-regulations/title-10-department-of-health/chapter-ii-administrative-rules-and-regulations/subchapter-k-controlled-substances/part-80-rules-and-regulations-on-controlled-substances/prescribing-and-dispensing-controlled-substances/section-8071-practitioner-dispensing-controlled-substances",
    standing: "looked-up",
    note: null,
  },
  "ny80-100": {
    citation:
      "10 NYCRR 80.100: controlled-substance records kept 5 years from transaction, at premises, electronic records producible in hard copy.",
    url: "https://regs.health.ny.gov/content/section-80100-general-requirements",
    standing: "looked-up",
    note: null,
  },
  "ny80-112": {
    citation: "10 NYCRR 80.112: inventory as of 1975-05-01 and every two years; federal biennial inventory suffices; keep 5 years.",
    url: "https://regs.health.ny.gov/content/section-80112-inventory-procedure-filing",
    standing: "looked-up",
    note: null,
  },
  "ny80-110": {
    citation: "10 NYCRR 80.110: prompt notification of loss/diversion to BNE.",
    url: "https://abbeyscientific.org/new-york-pharmacy-inspection-checklist-9332",
    standing: "looked-up",
    note: "Quoted in DOH-4330; the number of the loss form (DOH-2094) is from knowledge.",
  },
  "ny-phl3331": {
    citation: "NY PHL 3331: administering/dispensing by practitioners; designated agent; container label.",
    url: "http://laws9.com/statutes/new-york/pbh/article-33/title-4/3331",
    standing: "looked-up",
    note: null,
  },
  "ny-op-records": {
    citation: "NYSED Office of the Professions: records 6 years; minors until 1 year past age 21 (8 NYCRR 29.2(a)(3)).",
    url: "https://www.op.nysed.gov/professions/psychology/professional-practice/recordkeeping",
    standing: "looked-up",
    note: null,
  },
  "ny-el6530": {
    citation:
      "NY Education Law 6530(32): physician record retention 6 years; obstetrical/minor records 6 years and until 1 year after age 18.",
    url: null,
    standing: "from-knowledge",
    note: "8 NYCRR 29.2 names the age of 21, the statute 18; the longer one holds here.",
  },
  hipaa: {
    citation:
      "45 CFR 160, 164: 164.312(b) audit controls; 164.316(b)(2) 6-year documentation; 164.501 psychotherapy notes; 164.508(a)(2); 164.524(a)(1)(i); 164.528; 164.404.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  esign: {
    citation: "ESIGN Act 15 USC 7001; NY ESRA (State Technology Law Art. 3; 9 NYCRR Part 540).",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  part11: {
    citation: "21 CFR Part 11 (11.10, 11.50, 11.70, 11.100, 11.200, 11.300).",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  ny2805d: {
    citation: "NY Public Health Law 2805-d informed consent.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  fosha2000: {
    citation:
      "Fosha D. The Transforming Power of Affect. Basic Books, 2000; Fosha D (ed). Undoing Aloneness and the Transformation of Suffering Into Flourishing: AEDP 2.0. APA, 2021.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  schwartz2020: {
    citation:
      "Schwartz RC, Sweezy M. Internal Family Systems Therapy, 2nd ed. Guilford, 2020; Anderson FG, Sweezy M, Schwartz RC. IFS Skills Training Manual. PESI, 2017.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  gorman2021: {
    citation:
      "Gorman I, Nielson EM, Molinar A, Cassidy K, Sabbagh J. Psychedelic harm reduction and integration: a transtheoretical model for clinical practice. Front Psychol 2021;12:645246.",
    url: null,
    standing: "citation-seen",
    note: null,
  },
  bathje2022: {
    citation:
      "Bathje GJ, Majeski E, Kudowor M. Psychedelic integration: an analysis of the concept and its practice. Front Psychol 2022;13:824077.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  mcguire2024: {
    citation:
      "McGuire AL, Cohen IG, Sisti D, et al. Developing an ethics and policy framework for psychedelic clinical care: a consensus statement. JAMA Netw Open 2024;7(6):e2414650.",
    url: null,
    standing: "from-knowledge",
    note: "The order of authors after the first is not certain: verify.",
  },
  "cfr290-5": {
    citation: "21 CFR 290.5 Drugs; statement of required warning.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  usp797: {
    citation: "USP General Chapter <797> Pharmaceutical Compounding: Sterile Preparations.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  usp795: {
    citation: "USP General Chapter <795> Pharmaceutical Compounding: Nonsterile Preparations.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  devine1974: {
    citation: "Devine BJ. Gentamicin therapy. Drug Intell Clin Pharm 1974;8:650-655.",
    url: null,
    standing: "from-knowledge",
    note: null,
  },
  "ieee-10101": {
    citation: "ISO/IEEE 11073-10101, Health informatics: device interoperability, nomenclature (MDC codes and reference identifiers).",
    url: "https://standards.ieee.org",
    standing: "from-knowledge",
    note: "The codes were compared with messages and programs that are public, not with the standard's text.",
  },
  "loinc-vitals": {
    citation: "LOINC codes of vital signs. Regenstrief Institute.",
    url: "https://loinc.org",
    standing: "from-knowledge",
    note: "Those of blood pressure, heart rate, breathing, SpO2 and temperature are in wide use; 8478-0 (mean pressure) is to be verified.",
  },
  "proposed-default": {
    citation:
      "Kapstone's proposal, to be confirmed by the medical director: no single published source; composed from the practice literature cited beside it.",
    url: null,
    standing: "own-proposal",
    note: null,
  },
};
