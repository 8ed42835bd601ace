import type {} from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import * as z from "zod/mini";

import type { Uuid } from "#kernel/ids.ts";
import type { Instant } from "#kernel/time.ts";

import { secretPattern } from "./secret-token.ts";

export const cookieName = "kapstone";

/** Holds the sign-ins of others on this device, locked: none of them is ever who calls. */
const othersName = "kapstone-others";

export type SignInCookie = { readonly clinicId: Uuid; readonly token: string };

const clinicId = z.uuid();

/** Splits `<clinic>.<secret>`; undefined when it is anything else. */
export const parseCredential = (text: string | undefined): SignInCookie | undefined => {
  const [clinic, token, ...rest] = text?.split(".") ?? [];
  if (token === undefined || rest.length > 0 || !secretPattern.test(token)) return undefined;
  const parsed = z.safeParse(clinicId, clinic);
  return parsed.success ? { clinicId: parsed.data, token } : undefined;
};

export const readCookie = (request: FastifyRequest): SignInCookie | undefined => parseCredential(request.cookies[cookieName]);

type Origin = { readonly origin: string };

const separator = "~";

/** The sign-ins that wait on this device, the longest first. */
export const readOthersCookie = (request: FastifyRequest): readonly SignInCookie[] =>
  (request.cookies[othersName] ?? "").split(separator).flatMap((text) => parseCredential(text) ?? []);

const attributes = ({ origin }: Origin) => ({ path: "/", httpOnly: true, sameSite: "lax", secure: origin.startsWith("https:") }) as const;

/** Gives the browser its credential. Scripts cannot read it, and other sites cannot make the browser send it with a POST. */
export const setCookie = (reply: FastifyReply, deps: Origin, { clinicId: clinic, token }: SignInCookie, expiresAt: Instant): void => {
  reply.setCookie(cookieName, `${clinic}.${token}`, { ...attributes(deps), expires: new Date(expiresAt.epochMilliseconds) });
};

export const setOthersCookie = (reply: FastifyReply, deps: Origin, others: readonly SignInCookie[], expiresAt: Instant): void => {
  const value = others.map(({ clinicId: clinic, token }) => `${clinic}.${token}`).join(separator);
  reply.setCookie(othersName, value, { ...attributes(deps), expires: new Date(expiresAt.epochMilliseconds) });
};

export const clearCookie = (reply: FastifyReply, deps: Origin): void => {
  reply.clearCookie(cookieName, attributes(deps));
};
