import { demoContract, setUpContract } from "./entry-contract.ts";
import { selfContract } from "./self-contract.ts";
import { signInContract } from "./sign-in-contract.ts";
import { staffContract } from "./staff-contract.ts";

/** Every route of identity. Those of the demo are registered in demo mode alone. */
export const identityContract = { ...signInContract, ...selfContract, ...staffContract, ...setUpContract, ...demoContract };
