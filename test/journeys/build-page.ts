import { build } from "vite";

type Built = { readonly script: string; readonly styles: string };
/** `define`: words of the code that stand for something else in it. */
type Options = { readonly define?: Readonly<Record<string, string>> };

/** One script, and its styles, of a page that runs without the program around it. `entry`: the path of its module. */
export const buildPage = async (entry: string, { define = {} }: Options = {}): Promise<Built> => {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    define,
    build: { write: false, target: "es2024", lib: { entry, formats: ["iife"], name: "page", cssFileName: "page" } },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (output === undefined || !("output" in output)) throw new Error("Nothing was built.");
  const styles = output.output.flatMap((one) => (one.type === "asset" && one.fileName.endsWith(".css") ? String(one.source) : []));
  return { script: output.output[0].code, styles: styles.join("\n") };
};
