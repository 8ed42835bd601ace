import { ChevronLeft, ChevronRight } from "lucide-react";
import { useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { DateField } from "#ui/controls/date-field.tsx";
import { IconButton } from "#ui/controls/icon-button.tsx";
import { Page } from "#ui/layout/page.tsx";
import { Row } from "#ui/layout/row.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { DayTable } from "./day-table.tsx";
import { scheduleWords } from "./schedule-words.ts";

/** The clinic's calendar, a day at a time. */
export const Calendar = ({ timeZone }: { readonly timeZone: string }) => {
  const t = useWords(scheduleWords);
  const today = Temporal.Now.plainDateISO(timeZone);
  const [day, setDay] = useState(today.toString());
  const shift = (days: number): void => setDay(Temporal.PlainDate.from(day).add({ days }).toString());
  return (
    <Page title={t("title")} documentTitle={t("title")}>
      <Row gap={2} align="end">
        <IconButton label={t("before")} icon={<ChevronLeft />} onClick={() => shift(-1)} />
        <DateField label={t("day")} labelHidden value={day} onChange={(value) => value !== "" && setDay(value)} />
        <IconButton label={t("after")} icon={<ChevronRight />} onClick={() => shift(1)} />
        <Button onClick={() => setDay(today.toString())}>{t("toToday")}</Button>
      </Row>
      <DayTable day={day} />
    </Page>
  );
};
