import { Outlet } from "@tanstack/react-router";
import { StaffShell } from "#ui/layout/staff-shell.tsx";
export const StaffFace = () => (
  <StaffShell clinicName="Kapstone" homeHref="/app" nav={[{ href: "/app/enquiries", label: "Enquiries" }]}>
    <Outlet />
  </StaffShell>
);
