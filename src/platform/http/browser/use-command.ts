import { useMutation, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { useRef } from "react";

import { newId } from "../../ambient/new-id.ts";
import type { Action, AnswerOf, Command, CommandAnswer, Params, PathOf, SentBody } from "../contract.ts";
import { act, send, type RequestProblem } from "./client.ts";

type Call<R extends Command | Action> = { readonly params: Params<PathOf<R>>; readonly body: SentBody<R> };

/**
 * Sends a command and then refreshes what is on screen. The same content tried again goes out under the same id, so that a lost
 * answer never makes a second fact.
 */
export const useCommand = <R extends Command>(route: R): UseMutationResult<CommandAnswer, RequestProblem, Call<R>> => {
  const queries = useQueryClient();
  const last = useRef<{ readonly content: string; readonly commandId: string; readonly observedAt: string } | undefined>(undefined);
  return useMutation({
    mutationFn: (call: Call<R>) => {
      const content = JSON.stringify(call);
      if (last.current?.content !== content) last.current = { content, commandId: newId(), observedAt: Temporal.Now.instant().toString() };
      const { commandId, observedAt } = last.current;
      return send<R>(route, { ...call, commandId, observedAt });
    },
    onSuccess: () => {
      last.current = undefined;
      return queries.invalidateQueries();
    },
  });
};

/** Calls an action and then refreshes what is on screen. */
export const useAction = <R extends Action>(route: R): UseMutationResult<AnswerOf<R>, RequestProblem, Call<R>> => {
  const queries = useQueryClient();
  return useMutation({ mutationFn: (call: Call<R>) => act<R>(route, call), onSuccess: () => queries.invalidateQueries() });
};
