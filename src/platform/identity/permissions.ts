/** Everything that a person or program may be allowed to do in a clinic. A route names exactly one of these, or `public`. */
export type Permission =
  | "enquiry.read"
  | "enquiry.work"
  | "chart.read"
  | "people.read"
  | "people.register"
  | "screening.decide"
  | "screening.record"
  | "consent.conduct"
  | "plan.write"
  | "order.sign"
  | "preparation.write"
  | "session.read"
  | "board.watch"
  | "session.chart"
  | "session.lead"
  | "dose.administer"
  | "gate.override"
  | "release.sign"
  | "pharmacy.read"
  | "pharmacy.work"
  | "waste.witness"
  | "integration.write"
  | "follow-up.schedule"
  | "schedule.read"
  | "schedule.write"
  | "task.work"
  | "safety.close"
  | "safety.comply"
  | "adverse-event.review"
  | "rems.work"
  | "music.read"
  | "music.manage"
  | "clinic.configure"
  | "protocol.read"
  | "protocol.sign"
  | "protocol.confirm"
  | "staff.manage"
  | "access-log.read"
  | "vitals.ingest"
  | "token.create"
  | "outbox.read"
  | "own.read"
  | "own.write"
  | "self.manage";

export const staffRoles = ["coordinator", "therapist", "prescriber", "monitor", "medical-director", "administrator", "auditor"] as const;
export type StaffRole = (typeof staffRoles)[number];

export type Role = StaffRole | "patient" | "gateway";

const everyStaff = ["self.manage", "protocol.read", "music.read"] as const;
const readsCharts = ["chart.read", "people.read", "schedule.read", "session.read"] as const;
const prescribes = [
  ...everyStaff,
  ...readsCharts,
  "enquiry.read",
  "people.register",
  "screening.decide",
  "screening.record",
  "consent.conduct",
  "plan.write",
  "order.sign",
  "preparation.write",
  "session.chart",
  "session.lead",
  "dose.administer",
  "gate.override",
  "release.sign",
  "pharmacy.read",
  "pharmacy.work",
  "waste.witness",
  "integration.write",
  "follow-up.schedule",
  "schedule.write",
  "task.work",
  "safety.close",
  "protocol.confirm",
  "adverse-event.review",
  "rems.work",
] as const;

/** The one table of who may do what. A clinic gives people roles; nothing else grants a permission. */
export const rolePermissions: Readonly<Record<Role, readonly Permission[]>> = {
  coordinator: [
    ...everyStaff,
    "enquiry.read",
    "enquiry.work",
    "people.read",
    "people.register",
    "chart.read",
    "consent.conduct",
    "follow-up.schedule",
    "schedule.read",
    "schedule.write",
    "session.read",
    "task.work",
    "rems.work",
    "outbox.read",
  ],
  therapist: [
    ...everyStaff,
    ...readsCharts,
    "consent.conduct",
    "preparation.write",
    "session.chart",
    "session.lead",
    "waste.witness",
    "integration.write",
    "follow-up.schedule",
    "schedule.write",
    "task.work",
    "safety.close",
    "music.manage",
  ],
  prescriber: prescribes,
  monitor: [
    ...everyStaff,
    ...readsCharts,
    "screening.record",
    "session.chart",
    "session.lead",
    "dose.administer",
    "release.sign",
    "pharmacy.read",
    "pharmacy.work",
    "waste.witness",
    "task.work",
    "rems.work",
  ],
  "medical-director": [...prescribes, "protocol.sign", "safety.comply", "clinic.configure", "access-log.read", "music.manage"],
  administrator: [
    ...everyStaff,
    "people.read",
    "schedule.read",
    "clinic.configure",
    "staff.manage",
    "access-log.read",
    "token.create",
    "outbox.read",
    "safety.comply",
    "music.manage",
  ],
  auditor: [...everyStaff, ...readsCharts, "enquiry.read", "pharmacy.read", "access-log.read"],
  patient: ["own.read", "own.write", "self.manage"],
  gateway: ["vitals.ingest"],
};

export const permissionsOf = (roles: readonly Role[]): ReadonlySet<Permission> => new Set(roles.flatMap((role) => rolePermissions[role]));
