import { useEffect, useRef, useState } from "react";

import { Button } from "#ui/controls/button.tsx";
import { Stack } from "#ui/layout/stack.tsx";
import { useWords } from "#ui/words/use-words.ts";

import { roomDevicesWords } from "./room-devices-words.ts";
import styles from "./room-devices.module.css";
import { scanCode } from "./scan-code.ts";

const Camera = ({ onFound, onFailed }: { readonly onFound: (code: string) => void; readonly onFailed: () => void }) => {
  const t = useWords(roomDevicesWords);
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef({ onFound, onFailed });
  useEffect(() => {
    const element = video.current;
    if (element === null) return;
    let left = false;
    const opening = scanCode(element, (code) => told.current.onFound(code));
    opening.then(
      (stop) => left && stop(),
      () => told.current.onFailed(),
    );
    return () => {
      left = true;
      opening.then(
        (stop) => stop(),
        () => undefined,
      );
    };
  }, []);
  return <video ref={video} className={styles["camera"]} aria-label={t("cameraLabel")} muted playsInline />;
};

/** Reads a device's code with the tablet's camera. */
export const CameraScan = ({ onFound }: { readonly onFound: (code: string) => void }) => {
  const t = useWords(roomDevicesWords);
  const [state, setState] = useState<"off" | "on" | "failed">("off");
  return (
    <Stack gap={2}>
      {state === "on" && <Camera onFound={onFound} onFailed={() => setState("failed")} />}
      {state === "failed" && <p>{t("cameraFailed")}</p>}
      {state !== "failed" && (
        <Button onClick={() => setState(state === "on" ? "off" : "on")}>{t(state === "on" ? "cameraStop" : "camera")}</Button>
      )}
    </Stack>
  );
};
