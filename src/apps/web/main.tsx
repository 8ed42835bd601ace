import "#ui/theme/global.css";

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";

import { applyTheme } from "#ui/theme/theme-choice.ts";
import { wordsReady } from "#ui/words/catalogue.ts";

import { App } from "./app.tsx";

applyTheme();
const root = document.getElementById("root");
await wordsReady();
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
