import { expect, test } from "vitest";

import { samePerson } from "./same-person.ts";

const known = { given_name: "Zoë", family_name: "Van der Berg", preferred_name: "Zo", birth_date: Temporal.PlainDate.from("1985-03-02") };
const typed = { name: "Zoë Van der Berg", birthDate: "1985-03-02" };

test("[CONSENT-4] capitals, spaces and the way an accent is typed do not make another person", () => {
  for (const name of ["Zoë Van der Berg", " zoë  van der berg ", "Zoe\u0308 Van Der Berg", "Zo van der Berg"]) {
    expect(samePerson(known, { ...typed, name })).toEqual({ name: "same", birthDate: "same" });
  }
});

test("[CONSENT-4] another name or birth date is another person, and an unknown birth date is unknown", () => {
  expect(samePerson(known, { ...typed, name: "Zoe Van der Berg" }).name).toBe("different");
  expect(samePerson(known, { ...typed, name: "Van der Berg" }).name).toBe("different");
  expect(samePerson(known, { ...typed, birthDate: "1985-02-03" }).birthDate).toBe("different");
  expect(samePerson({ ...known, birth_date: null }, typed).birthDate).toBe("unknown");
});
