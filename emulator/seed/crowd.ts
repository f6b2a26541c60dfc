import type { Method } from "../directory/world.ts";
import type { MethodMaker } from "./methods.ts";
import type { DaysAgo, PersonSketch } from "./person-builder.ts";

const given =
  "Amara Bruno Chloe Dmitri Elena Farid Greta Hiro Ines Jonas Keiko Leon Mona Nils Orla Pavel Rosa Samir Theo Vera".split(
    " ",
  );
const family =
  "Adeyemi Bauer Castillo Dvorak Eriksen Ferrari Gupta Hansen Ito Jensen Kowalski Lopez Moreau Nguyen Oliveira Petrov Quinn Rossi Schmidt Tanaka Ueda Vargas Weber Xu Yilmaz Zeman Baker Carter Dixon Evans Foster Grant Hughes Irving Jones Kelly Lewis Moore Nolan Owens Price Reed Shaw Turner Vaughan Walsh York Abbott Barnes Clarke Doyle Ellis Flynn Graves Hale Jarvis Knox Lane Mercer Nash".split(
    " ",
  );
const jobs = ["Consultant", "Engineer", "Accountant", "Buyer", "Driver", "Planner", "Nurse"];
const departments = ["Operations", "Finance", "Sales", "Warehouse", "Projects"];

/** So many ordinary people, the same in every run: no two names are equal up to 1,200. */
export function crowd(count: number): PersonSketch[] {
  return Array.from({ length: count }, (_, n): PersonSketch => {
    // 20 × 60 pairs: the family name moves on once all given names were used.
    const name = `${given[n % given.length] ?? ""} ${family[Math.floor(n / given.length) % family.length] ?? ""}`;
    return {
      name,
      methods: (make, daysAgo) => ordinaryMethods(n, make, daysAgo),
      ...(n % 5 === 4 ? {} : { preferred: n % 3 === 0 ? "push" : "sms", defaultAt: 0 }),
      more: { jobTitle: jobs[n % jobs.length] ?? null, department: departments[n % departments.length] ?? null },
    };
  });
}

function ordinaryMethods(n: number, make: MethodMaker, daysAgo: DaysAgo): Method[] {
  const added = daysAgo(20 + (n % 700));
  if (n % 5 === 4) return [];
  if (n % 3 === 0)
    return [make.authenticator(`Phone ${n}`, added), make.phone("mobile", `+44 7700${900_200 + n}`, added)];
  return [make.phone("mobile", `+44 7700${900_200 + n}`, added)];
}
