import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import type * as z from "zod/mini";

import type { AnswerOf, Params, PathOf, Read } from "../contract.ts";
import { read, type ReadHeaders } from "./client.ts";

type ReadOptions<R extends Read> = ReadHeaders & {
  readonly params: Params<PathOf<R>>;
  readonly query?: z.input<R["query"]>;
  /** Which facts of the clinical log make this answer old, so that the live stream can refresh it. */
  readonly follows?: { readonly episodeId?: string; readonly kinds?: readonly string[] };
  readonly enabled?: boolean;
  readonly refreshEvery?: number;
};

/** Reads a declared route and keeps the answer: `const { data, error, isPending, refetch } = useRead(route, { params })`. */
export const useRead = <R extends Read>(route: R, options: ReadOptions<R>): UseQueryResult<AnswerOf<R>> => {
  const { params, query, follows, enabled, refreshEvery, background, token } = options;
  const headers = { ...(background === undefined ? {} : { background }), ...(token === undefined ? {} : { token }) };
  return useQuery({
    queryKey: [route.path, params, query],
    queryFn: ({ signal }) => read<R>(route, { params, query, signal, ...headers }),
    meta: { follows },
    ...(enabled === undefined ? {} : { enabled }),
    ...(refreshEvery === undefined ? {} : { refetchInterval: refreshEvery }),
  });
};
