import type { PatientDetails } from "#care/people/contract.ts";

export type DemoPerson = {
  readonly givenName: string;
  readonly familyName: string;
  readonly preferredName: string | null;
  readonly sexAtBirth: PatientDetails["sexAtBirth"];
  /** In whole years today. */
  readonly age: number;
  /** Month and day. */
  readonly birthday: string;
  readonly weight: { readonly value: number; readonly unit: "kg" };
};

type Row = readonly [
  name: string,
  preferred: string | null,
  sex: DemoPerson["sexAtBirth"],
  age: number,
  birthday: string,
  kilograms: number,
];

const person = ([name, preferredName, sexAtBirth, age, birthday, kilograms]: Row): DemoPerson => {
  const [givenName = "", ...rest] = name.split(" ");
  return { givenName, familyName: rest.join(" "), preferredName, sexAtBirth, age, birthday, weight: { value: kilograms, unit: "kg" } };
};

const rows = {
  larkfield: [
    ["Tamsin Okonjo-Reyes", null, "female", 34, "02-11", 63],
    ["Ivo Lindgard", null, "male", 47, "09-30", 84],
    ["Marisela Quant", null, "female", 29, "06-18", 58],
    ["Dashiell Mwangi", "Dash", "male", 38, "12-04", 79],
    ["Petra Sokolnik", null, "female", 52, "03-22", 70],
    ["Anoush Garabed", null, "female", 41, "07-09", 61],
    ["Lorcan Haverty", null, "male", 45, "11-15", 91],
    ["Bhavna Sandoval", null, "female", 36, "01-27", 66],
    ["Kofi Brightwater", null, "male", 31, "05-13", 76],
    ["Solveig Ambrose", null, "female", 58, "08-02", 72],
    ["Renata Falkowski", null, "female", 49, "10-21", 68],
    ["Jun Takeyama", null, "male", 27, "04-06", 65],
    ["Odalys Ferreira", null, "female", 33, "02-25", 59],
    ["Wendell Abiodun", null, "male", 55, "06-30", 88],
    ["Nerys Calloway", null, "female", 44, "09-17", 74],
    ["Farid Nazarian", null, "male", 39, "12-19", 81],
    ["Imke Rosenvall", null, "female", 30, "03-08", 64],
    ["Thaddeus Oyelaran", "Thad", "male", 50, "01-16", 86],
    ["Leocadia Brandt", "Leo", "female", 37, "05-29", 62],
    ["Minh-An Duong", null, "female", 26, "11-03", 54],
    ["Cosima Tarrant", null, "female", 42, "07-24", 69],
    ["Rafe Delgadillo", null, "male", 35, "10-10", 83],
    ["Yevgenia Morrow", "Zhenya", "female", 46, "04-19", 67],
    ["Silas Kahananui", null, "male", 40, "08-28", 92],
    ["Parisa Holmgren", null, "female", 32, "02-14", 60],
    ["Dragan Petrovny", null, "male", 48, "06-05", 85],
    ["Amara Stellenberg", null, "female", 28, "12-27", 57],
    ["Gwendal Le Foll", null, "male", 43, "03-31", 78],
    ["Tove Ashgrove", null, "female", 51, "09-12", 71],
    ["Hamza Roylance", null, "male", 36, "01-05", 80],
    ["Luz Montcalm", null, "female", 39, "05-20", 65],
    ["Edda Kirchweger", null, "female", 54, "10-28", 73],
    ["Nikhil Varnham", null, "male", 33, "07-01", 77],
    ["Roisin Tolliver", null, "female", 45, "11-22", 66],
    ["Baraka Ndungwe", null, "male", 41, "04-13", 82],
    ["Celestine Oberlin", null, "female", 60, "08-17", 68],
    ["Matthias Ruhl", null, "male", 37, "02-03", 87],
    ["Zuleika Permain", null, "female", 31, "06-26", 56],
    ["Aurelio Standish", null, "male", 49, "12-09", 89],
    ["Hinemoa Tarrow", null, "female", 35, "03-15", 70],
    ["Dorothea Wexcombe", "Thea", "female", 57, "09-05", 75],
    ["Isandro Pell", null, "male", 30, "01-19", 74],
    ["Ottilie Zachariasen", null, "female", 53, "04-27", 69],
    ["Casimir Zeldenrust", null, "male", 46, "10-02", 86],
  ],
  tidewater: [
    ["Keziah Amundsgaard", null, "female", 38, "05-07", 64],
    ["Paolo Winterbourne", null, "male", 46, "10-16", 82],
    ["Sunniva Darrow", null, "female", 33, "02-20", 61],
    ["Ezra Halvorn", null, "male", 42, "07-13", 79],
    ["Mei-Lin Castaneda", null, "female", 29, "11-28", 55],
  ],
} as const satisfies Readonly<Record<string, readonly Row[]>>;

/** Everybody whom the story is about. All are invented, and nobody is meant. */
export const peopleOf = (slug: keyof typeof rows): readonly DemoPerson[] => rows[slug].map(person);

/** The birth date of somebody who is that old today. */
export const birthDateOf = ({ age, birthday }: DemoPerson, today: Temporal.PlainDate): Temporal.PlainDate => {
  const [month = 1, day = 1] = birthday.split("-").map(Number);
  const thisYear = Temporal.PlainDate.from({ year: today.year, month, day });
  return thisYear.subtract({ years: Temporal.PlainDate.compare(thisYear, today) > 0 ? age + 1 : age });
};

const plain = (text: string): string =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[^a-z]+/g, "");

/** Contact data that reach nobody: a reserved mail domain and telephone numbers kept for stories. */
export const detailsOf = (person: DemoPerson, place: number, today: Temporal.PlainDate): PatientDetails => ({
  givenName: person.givenName,
  familyName: person.familyName,
  preferredName: person.preferredName,
  birthDate: birthDateOf(person, today).toString(),
  sexAtBirth: person.sexAtBirth,
  email: `${plain(person.givenName)}.${plain(person.familyName)}@demo.invalid`,
  phone: `555-01${String(place % 100).padStart(2, "0")}`,
});
