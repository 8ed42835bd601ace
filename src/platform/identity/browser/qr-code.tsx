import { encode } from "uqr";

import styles from "./qr-code.module.css";

const pathOf = (rows: readonly (readonly boolean[])[]): string =>
  rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");

/** A QR code as one drawing: always dark on light, because cameras need it so. */
export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { data, size } = encode(text, { ecc: "M", border: 3 });
  return (
    <svg className={styles["code"]} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect className={styles["light"]} width={size} height={size} />
      <path className={styles["dark"]} d={pathOf(data)} />
    </svg>
  );
};
