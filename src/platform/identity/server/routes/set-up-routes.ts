import type { FastifyReply, FastifyRequest } from "fastify";

import type { BodyOf } from "../../../http/contract.ts";
import { inClinic } from "../../../database/transaction.ts";
import { parseAs } from "../../../http/parse.ts";
import { invalid, isProblem, problem, type Problem } from "../../../http/problem.ts";
import { sendAnswer } from "../../../http/send-answer.ts";
import { setUpContract } from "../../entry-contract.ts";
import { enter } from "../enter.ts";
import type { IdentityDeps } from "../identity-deps.ts";
import { newPasswordProblem } from "../new-password-problem.ts";
import { openRead, type OpenApp } from "../open-read.ts";
import { setUpClinic, waitsForSetUp, type SetUpCode } from "../set-up.ts";

type SetUpBody = BodyOf<typeof setUpContract.setUp>;

const alreadyDone = (): Problem =>
  problem(409, "refused", "Already set up", "This server has a clinic. An administrator adds people from inside.");

const codeProblem = (code: SetUpCode, typed: string, deps: IdentityDeps, reply: FastifyReply): Problem | undefined => {
  const verdict = code.check(typed, deps.now());
  if (verdict === "right") return undefined;
  if (verdict === "wrong") return invalid([{ field: "code", message: "This is not the code that the server printed when it started." }]);
  reply.header("retry-after", String(verdict.wait));
  return problem(
    429,
    "try-later",
    "Please wait a little",
    `There were several tries in a short time. The next one is possible in ${verdict.wait} s.`,
  );
};

const setUp = async (
  deps: IdentityDeps,
  code: SetUpCode,
  body: SetUpBody,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<{ readonly clinicId: string } | Problem> => {
  if (!(await waitsForSetUp(deps.database))) return alreadyDone();
  const { clinic, administrator } = body;
  const problemWithCode = codeProblem(code, body.code, deps, reply);
  if (problemWithCode !== undefined) return problemWithCode;
  const personal = [administrator.displayName, administrator.email, clinic.name];
  const fault = newPasswordProblem(administrator.password, personal, "administrator.password");
  if (fault !== undefined) return fault;
  const at = deps.now();
  const made = await setUpClinic(deps.database, clinic, administrator, at);
  if (made === undefined) return alreadyDone();
  await inClinic(deps.database, made.clinicId, (tx) =>
    enter(deps, { tx, at, request, reply }, { personKind: "staff", personId: made.staffId, method: "set-up" }),
  );
  return { clinicId: made.clinicId };
};

/** The first visit of a production server. `code` is undefined where nobody printed one (demo mode): then nothing can be set up. */
export const setUpRoutes = (open: OpenApp, deps: IdentityDeps, code: SetUpCode | undefined): void => {
  openRead(open, setUpContract.readSetUp, async () => ({ waits: code !== undefined && (await waitsForSetUp(deps.database)) }));

  if (code === undefined) return;
  const route = setUpContract.setUp;
  open.declared.push(route);
  open.app.route({
    method: route.method,
    url: route.path,
    config: { declared: route },
    handler: async (request, reply) => {
      const body = parseAs(route.body, request.body);
      return sendAnswer(request, reply, isProblem(body) ? body : await setUp(deps, code, body, request, reply));
    },
  });
};
