import { Fragment } from "react";

import { Link } from "#ui/layout/link.tsx";

const address = /(https?:\/\/[^\s<>"]+)/;

/** A link of this very server is followed inside the application. */
const hrefOf = (url: string): string => {
  const parsed = URL.parse(url);
  return parsed !== null && parsed.origin === window.location.origin ? parsed.pathname + parsed.search + parsed.hash : url;
};

/** Plain text with its line breaks, and its addresses as links. */
export const LinkedText = ({ text }: { readonly text: string }) => (
  <p style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
    {text.split(address).map((part, index) =>
      address.test(part) ? (
        <Link key={index} href={hrefOf(part)}>
          {part}
        </Link>
      ) : (
        <Fragment key={index}>{part}</Fragment>
      ),
    )}
  </p>
);
