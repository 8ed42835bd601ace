type Found = { readonly rawValue: string };
type Detector = { readonly detect: (source: HTMLVideoElement) => Promise<readonly Found[]> };
type DetectorClass = new (options: { readonly formats: readonly string[] }) => Detector;

const isDetectorClass = (value: unknown): value is DetectorClass => typeof value === "function";

const detectorClass = (): DetectorClass | undefined => {
  const found: unknown = Reflect.get(globalThis, "BarcodeDetector");
  return isDetectorClass(found) && "mediaDevices" in navigator ? found : undefined;
};

export const canScan = (): boolean => detectorClass() !== undefined;

const formats = ["qr_code", "data_matrix", "code_128", "code_39", "ean_13"] as const;
const lookEvery = 250;

/**
 * Shows the camera in `video` and says the first code that it sees, once. Answers how to stop it. Rejects when there is no camera or
 * nobody allows it.
 */
export const scanCode = async (video: HTMLVideoElement, onFound: (code: string) => void): Promise<() => void> => {
  const Detecting = detectorClass();
  if (Detecting === undefined) throw new Error("This browser reads no codes.");
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const detector = new Detecting({ formats });
  video.srcObject = stream;
  await video.play();
  let stopped = false;
  const stop = (): void => {
    stopped = true;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  const look = async (): Promise<void> => {
    if (stopped) return;
    const [first] = await detector.detect(video).catch(() => []);
    if (first === undefined || first.rawValue === "") return void setTimeout(() => void look(), lookEvery);
    stop();
    onFound(first.rawValue);
  };
  void look();
  return stop;
};
