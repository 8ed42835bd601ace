import "#ui/theme/global.css";
// First of all: what it asks for comes while the rest of this file's modules run.
import { staffRoutes } from "./fetch-early.ts";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { applyTheme } from "#ui/theme/theme-choice.ts";
import { wordsReady } from "#ui/words/catalogue.ts";

import { App } from "./app.tsx";
import { queries } from "./queries.ts";
import { visitorTree } from "./routes.tsx";

applyTheme();
const root = document.getElementById("root");
await wordsReady();
const routeTree = (await staffRoutes)?.startStaff(queries) ?? visitorTree;
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App routeTree={routeTree} />
    </StrictMode>,
  );
}
