import { colours, spaceSteps, typeScale, type Oklch, type Scheme } from "./tokens.ts";

const oklch = ([lightness, chroma, hue]: Oklch) => `oklch(${lightness} ${chroma} ${hue})`;

const colourLines = (scheme: Scheme, indent: string) =>
  Object.entries(colours)
    .map(([name, values]) => `${indent}--${name}: ${oklch(values[scheme])};`)
    .join("\n");

const sizeLines = () =>
  [
    ...Object.entries(typeScale).map(([name, px]) => `  --text-${name}: ${px / 16}rem;`),
    ...spaceSteps.map((step) => `  --space-${step}: ${step * 4}px;`),
  ].join("\n");

/** The whole of `tokens.css`; the test keeps the file equal to this. */
export const tokensCss = (): string => `/* Made from tokens.ts: run vitest -u on tokens-css.test.ts after a change there. */
:root {
  color-scheme: light;
${sizeLines()}
${colourLines("light", "  ")}
}

@media (prefers-color-scheme: dark) {
  :root:not([data-theme]) {
    color-scheme: dark;
${colourLines("dark", "    ")}
  }
}

:root[data-theme="dark"] {
  color-scheme: dark;
${colourLines("dark", "  ")}
}

:root[data-theme="quiet"] {
  color-scheme: dark;
${colourLines("quiet", "  ")}
}

@media print {
  :root:root:root {
    color-scheme: light;
${colourLines("light", "    ")}
  }
}
`;
