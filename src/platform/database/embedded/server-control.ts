import type { Endpoint } from "./endpoint.ts";
import type { PostmasterFile } from "./postmaster.ts";
import type { LazySite, Site } from "./site.ts";

/** A server process that was just started; it may still fail. */
export type Launch = {
  /** The process, where it is known. */
  readonly pid: number | undefined;
  /** Undefined while the server runs or starts; then the end: its exit code and what it wrote to the log. */
  readonly end: () => Promise<{ readonly code: number | undefined; readonly said: string } | undefined>;
};

/** `fast` ends sessions and writes everything; `immediate` leaves that to crash recovery. Committed data is safe in both. */
export type StopMode = "fast" | "immediate";

/** How servers are started and stopped on a kind of system. */
export type ServerControl = {
  readonly chooseEndpoint: (site: Site) => Promise<Endpoint>;
  /** @param strangerPid a process that only looks like the server in a stale `postmaster.pid` */
  readonly launch: (site: Site, endpoint: Endpoint, strangerPid: number | undefined) => Promise<Launch>;
  /** Asks the server to stop, without waiting for its end. */
  readonly askToStop: (place: LazySite, server: PostmasterFile, mode: StopMode) => Promise<void>;
};
