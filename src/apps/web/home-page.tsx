import { adverseEventWords } from "#care/adverse-events/web/adverse-event-words.ts";
import { DutiesWorklist } from "#care/adverse-events/web/duties-worklist.tsx";
import { enquiryContract } from "#care/enquiry/contract.ts";
import { FollowUpWorklist } from "#care/follow-up/web/follow-up-worklist.tsx";
import { PharmacyWorklist } from "#care/pharmacy/web/pharmacy-worklist.tsx";
import { Preparations } from "#care/preparation/web/preparations.tsx";
import { ComplianceWorklist, SafetyWorklist } from "#care/safety/web/safety-worklist.tsx";
import { DayTable } from "#care/schedule/web/day-table.tsx";
import { scheduleWords } from "#care/schedule/web/schedule-words.ts";
import { ScreeningWorklist } from "#care/screening/web/screening-worklist.tsx";
import { useRead } from "#platform/http/browser/use-read.ts";
import { useMay, useMe } from "#platform/identity/browser/me.ts";
import { Link } from "#ui/layout/link.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Panel } from "#ui/layout/panel.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { webWords } from "./web-words.ts";

const Enquiries = () => {
  const t = useWords(webWords);
  const { data } = useRead(enquiryContract.readInbox, { params: {}, query: { status: "open" }, follows: { kinds: ["enquiry"] } });
  const count = data?.enquiries.length ?? 0;
  return (
    <Panel title={t("home.enquiries")}>
      <p>
        <Link href="/app/enquiries">{t("home.waiting", { count })}</Link>
      </p>
    </Panel>
  );
};

/** What needs me now, then today, then the rest. */
export const HomePage = () => {
  const t = useWords(webWords);
  const words = useWords(scheduleWords);
  const adverse = useWords(adverseEventWords);
  const me = useMe();
  const may = {
    safety: useMay("task.work"),
    comply: useMay("safety.comply"),
    screening: useMay("screening.decide"),
    enquiries: useMay("enquiry.read"),
    schedule: useMay("schedule.read"),
    prepares: useMay("preparation.write"),
    followUps: useMay("follow-up.schedule"),
    reviews: useMay("adverse-event.review"),
  };
  return (
    <Page title={t("home.title", { name: me.name })} documentTitle={t("nav.home")}>
      <Stack gap={6}>
        {may.safety && <SafetyWorklist />}
        {may.comply && <ComplianceWorklist />}
        <PharmacyWorklist />
        {may.reviews && (
          <Panel title={adverse("worklist.title")} flush>
            <DutiesWorklist timeZone={me.clinic.timeZone} />
          </Panel>
        )}
        {may.screening && <ScreeningWorklist />}
        {may.prepares && (
          <Panel title={t("home.preparations")} flush>
            <Preparations />
          </Panel>
        )}
        {may.schedule && (
          <Panel title={words("today")} flush>
            <DayTable />
          </Panel>
        )}
        {may.followUps && (
          <Panel title={t("home.followUps")} flush>
            <FollowUpWorklist />
          </Panel>
        )}
        {may.enquiries && <Enquiries />}
      </Stack>
    </Page>
  );
};
