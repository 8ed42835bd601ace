import { useQuery, type QueryClient, type UseQueryResult } from "@tanstack/react-query";
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

const queryOf = <R extends Read>(route: R, { params, query, follows, background, token }: ReadOptions<R>) => {
  const headers = { ...(background === undefined ? {} : { background }), ...(token === undefined ? {} : { token }) };
  return {
    queryKey: [route.path, params, query],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => read<R>(route, { params, query, signal, ...headers }),
    meta: { follows },
  };
};

/** Reads a declared route and keeps the answer: `const { data, error, isPending, refetch } = useRead(route, { params })`. */
export const useRead = <R extends Read>(route: R, options: ReadOptions<R>): UseQueryResult<AnswerOf<R>> => {
  const { enabled, refreshEvery } = options;
  return useQuery({
    ...queryOf(route, options),
    ...(enabled === undefined ? {} : { enabled }),
    ...(refreshEvery === undefined ? {} : { refetchInterval: refreshEvery }),
  });
};

/** Asks before the screen is there whose `useRead`, with the same options, will show the answer or the failure. */
export const readEarly = <R extends Read>(queries: QueryClient, route: R, options: ReadOptions<R>): void =>
  void queries.prefetchQuery(queryOf(route, options));
