import { Prose } from "../layout/prose.tsx";
import { PublicShell } from "../layout/public-shell.tsx";

const nav = [
  { href: "/public", label: "How it works" },
  { href: "/public/risks", label: "Risks" },
  { href: "/public/team", label: "Our team" },
  { href: "/public/prices", label: "Prices" },
];

export const PublicPage = () => (
  <PublicShell
    clinicName="Harbour Clinic"
    homeHref="/public"
    nav={nav}
    ask={{ href: "/public/ask", label: "Ask for a consultation" }}
    footer={
      <Prose face="sans">
        <p>If you are thinking about ending your life, call or text 988 at any hour. In an emergency call 911.</p>
        <p>Harbour Clinic, 12 Quay Street, Portland, Maine</p>
      </Prose>
    }
  >
    <Prose>
      <h1>Ketamine with psychotherapy, step by step</h1>
      <p>
        A ketamine session is one part of a course of care. Before it you prepare with your therapist; after it you work together on what
        you saw. Somebody is with you the whole time.
      </p>
      <h2>What happens before the first session?</h2>
      <p>
        We ask about your health, your medicines and what you have tried. A doctor decides with you whether this treatment is safe for you.
        <sup>1</sup>
      </p>
      <ul>
        <li>Two or three visits to prepare, about an hour each.</li>
        <li>A plan on paper, which you can change.</li>
        <li>A person who takes you home.</li>
      </ul>
      <h2>Is it approved?</h2>
      <p>
        Ketamine is prescribed off-label for depression. Esketamine, a nasal spray, is approved for two uses and given only under a safety
        programme.<sup>2</sup>
      </p>
      <blockquote>I could look at it without being in it.</blockquote>
      <footer>1. Clinic protocol, version 4. 2. Prescribing information, 2025.</footer>
    </Prose>
  </PublicShell>
);
