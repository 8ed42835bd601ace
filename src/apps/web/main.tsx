import "#ui/theme/global.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { applyTheme } from "#ui/theme/theme-choice.ts";
import { wordsReady } from "#ui/words/catalogue.ts";

import { App } from "./app.tsx";
import { fetchEarly } from "./fetch-early.ts";
import { isStaffAddress } from "./is-staff-address.ts";
import { visitorTree } from "./routes.tsx";

applyTheme();
const root = document.getElementById("root");
const isStaff = isStaffAddress(location.pathname);
const allRoutes = isStaff ? import("./staff-routes.tsx") : undefined;
if (isStaff) fetchEarly(location.pathname);
await wordsReady();
const routeTree = (await allRoutes)?.staffTree ?? visitorTree;
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App routeTree={routeTree} />
    </StrictMode>,
  );
}
