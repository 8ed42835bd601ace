import { ace10 } from "./data/ace10.ts";
import { asc11 } from "./data/asc11.ts";
import { audit } from "./data/audit.ts";
import { auditc } from "./data/auditc.ts";
import { bpi } from "./data/bpi.ts";
import { cadss } from "./data/cadss.ts";
import { cadss6 } from "./data/cadss6.ts";
import { ceq } from "./data/ceq.ts";
import { cssrsScreener } from "./data/cssrs-screener.ts";
import { dast10 } from "./data/dast10.ts";
import { ebi } from "./data/ebi.ts";
import { gad7 } from "./data/gad7.ts";
import { iesEis } from "./data/ies-eis.ts";
import { isi } from "./data/isi.ts";
import { lec5 } from "./data/lec5.ts";
import { madrs } from "./data/madrs.ts";
import { mdq } from "./data/mdq.ts";
import { meq30 } from "./data/meq30.ts";
import { ors } from "./data/ors.ts";
import { pcl5 } from "./data/pcl5.ts";
import { phq2 } from "./data/phq2.ts";
import { phq9 } from "./data/phq9.ts";
import { piq } from "./data/piq.ts";
import { promisDep4a } from "./data/promis-dep4a.ts";
import { pss10 } from "./data/pss10.ts";
import { pswq } from "./data/pswq.ts";
import { qidsSr16 } from "./data/qids-sr16.ts";
import { srs } from "./data/srs.ts";
import { waiSr } from "./data/wai-sr.ts";
import { who5 } from "./data/who5.ts";
import { whodas12 } from "./data/whodas12.ts";
import { wsas } from "./data/wsas.ts";
import type { InstrumentDefinition, InstrumentId } from "./instrument-definition.ts";

const definitions: Readonly<Record<InstrumentId, InstrumentDefinition>> = {
  phq9,
  gad7,
  pcl5,
  phq2,
  lec5,
  cssrs_screener: cssrsScreener,
  qids_sr16: qidsSr16,
  madrs,
  who5,
  wsas,
  pss10,
  auditc,
  audit,
  dast10,
  isi,
  promis_dep4a: promisDep4a,
  meq30,
  ceq,
  ebi,
  piq,
  asc11,
  ies_eis: iesEis,
  cadss,
  cadss6,
  wai_sr: waiSr,
  srs,
  ors,
  mdq,
  ace10,
  pswq,
  bpi,
  whodas12,
};

/** The definition under which this instrument is asked and scored today. All of them: screens ask the server instead. */
export const instrumentOf = (id: InstrumentId): InstrumentDefinition => definitions[id];
