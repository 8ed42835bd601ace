import { DeliveryFailed, type Transport } from "./transport.ts";

export type SmsGatewaySettings = { readonly url: string; readonly token: string };

const comesLater = new Set([408, 425, 429]);

/**
 * Sends SMS to a gateway: `POST url` with `Authorization: Bearer token`, `Idempotency-Key: message id` and the JSON
 * `{ "to": "+15550100", "text": "…", "reference": message id }`. Any 2xx means taken; 4xx means never (401 and 403: the token is wrong).
 */
export const smsGateway = ({ url, token }: SmsGatewaySettings): Transport => ({
  name: "sms-gateway",
  send: async ({ messageId, to, body }) => {
    const response = await fetch(url, {
      method: "POST",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json", "idempotency-key": messageId },
      body: JSON.stringify({ to, text: body, reference: messageId }),
      signal: AbortSignal.timeout(15_000),
      redirect: "error",
    }).catch(() => undefined);
    if (response === undefined) throw new DeliveryFailed("unreachable", false);
    await response.body?.cancel();
    if (response.ok) return;
    if (response.status === 401 || response.status === 403) throw new DeliveryFailed("sign-in-refused", false);
    const isFinal = response.status < 500 && !comesLater.has(response.status);
    throw new DeliveryFailed(isFinal ? "address-refused" : "unreachable", isFinal);
  },
});
