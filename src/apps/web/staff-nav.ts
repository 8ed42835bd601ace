import {
  BadgeCheck,
  CalendarDays,
  ChartSpline,
  ClipboardCheck,
  Inbox,
  LayoutDashboard,
  ListChecks,
  Mail,
  MonitorDown,
  MonitorSmartphone,
  Music,
  Pill,
  ScrollText,
  SlidersHorizontal,
  Sun,
  TriangleAlert,
  UserCog,
  Users,
} from "lucide-react";
import { createElement } from "react";

import type { NavItem } from "#ui/layout/nav-list.tsx";
import type { Translate } from "#ui/words/word-key.ts";

import type { webWords } from "./web-words.ts";

const pages = [
  { href: "/app", key: "home", icon: Sun, needs: "self.manage" },
  { href: "/app/board", key: "board", icon: LayoutDashboard, needs: "session.read" },
  { href: "/app/device-inbox", key: "deviceInbox", icon: MonitorDown, needs: "session.chart" },
  { href: "/app/patients", key: "patients", icon: Users, needs: "people.read" },
  { href: "/app/enquiries", key: "enquiries", icon: Inbox, needs: "enquiry.read" },
  { href: "/app/schedule", key: "schedule", icon: CalendarDays, needs: "schedule.read" },
  { href: "/app/pharmacy", key: "ledger", icon: Pill, needs: "pharmacy.read" },
  { href: "/app/music", key: "music", icon: Music, needs: "music.manage" },
  { href: "/app/adverse-events", key: "adverse", icon: TriangleAlert, needs: "chart.read" },
  { href: "/app/rems", key: "rems", icon: ClipboardCheck, needs: "rems.work" },
  { href: "/app/outcomes", key: "outcomes", icon: ChartSpline, needs: "chart.read" },
  { href: "/app/protocol", key: "protocol", icon: SlidersHorizontal, needs: "protocol.read" },
  { href: "/app/licences", key: "licences", icon: BadgeCheck, needs: "clinic.configure" },
  { href: "/app/devices", key: "devices", icon: MonitorSmartphone, needs: "clinic.configure" },
  { href: "/app/questionnaires", key: "texts", icon: ListChecks, needs: "clinic.configure" },
  { href: "/app/outbox", key: "outbox", icon: Mail, needs: "outbox.read" },
  { href: "/app/administration", key: "administration", icon: UserCog, needs: "staff.manage" },
  { href: "/app/access-log", key: "access", icon: ScrollText, needs: "access-log.read" },
] as const;

/** The pages that a member of staff may open, in the order of a day. */
export const staffNav = (permissions: readonly string[], t: Translate<(typeof webWords)["en"]>): readonly NavItem[] =>
  pages
    .filter((page) => permissions.includes(page.needs))
    .map(({ href, key, icon }) => ({ href, label: t(`nav.${key}`), icon: createElement(icon) }));
