import type { FastifyInstance } from "fastify";

/** Nothing from other origins, nothing inline, no framing. The browser talks to this server alone. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "media-src 'self' blob:",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

const headers = {
  "content-security-policy": contentSecurityPolicy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy":
    "camera=(self), microphone=(), geolocation=(), bluetooth=(self), publickey-credentials-get=(self), publickey-credentials-create=(self)",
} as const;

export const securityHeaders = (app: FastifyInstance, options: { readonly https: boolean }): void => {
  app.addHook("onSend", async (_request, reply) => {
    reply.headers(headers);
    if (options.https) reply.header("strict-transport-security", "max-age=31536000");
  });
};
