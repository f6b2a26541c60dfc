import { sameId } from "../../../../core/directory/people.ts";
import type { MethodsReading } from "../../../../core/reset/method.ts";
import { type Check, type Finding, fail, pass, skip } from "../check.ts";
import type { Visit } from "../visit.ts";

/** Read once for all three checks of a tenant. */
const readings = new WeakMap<Visit, Promise<MethodsReading | undefined>>();

function readingOf(visit: Visit): Promise<MethodsReading | undefined> {
  const reading = readings.get(visit) ?? readSomebody(visit);
  readings.set(visit, reading);
  return reading;
}

/** The first user of the tenant who is not the administrator: their own methods need other rights. */
async function readSomebody({ desk, operator, customer }: Visit): Promise<MethodsReading | undefined> {
  const { directory, methods } = await desk.openTenant(operator, customer.tenantId);
  const { rows } = await directory.page({ filter: "members" });
  const somebody = rows.find(({ objectId }) => !sameId(objectId, operator.objectId));
  return somebody && methods.read(somebody.objectId);
}

const check = (title: string, judge: (reading: MethodsReading) => Finding): Check<Visit> => ({
  title,
  async run(visit) {
    const reading = await readingOf(visit);
    return reading ? judge(reading) : skip("there is nobody else to read");
  },
});

/** One user's methods, hardware tokens and default method: three reads with permissions of their own. */
export const readMethodsOnce: readonly Check<Visit>[] = [
  check("methods can be read", ({ methods }) => pass(`${methods.length} methods of one user`)),
  check("hardware tokens can be read", ({ hardwareUnreadable }) => {
    if (hardwareUnreadable === undefined) return pass("Graph answers");
    if (hardwareUnreadable === "not-in-this-cloud") return skip("this cloud has none");
    if (hardwareUnreadable === "failed") return fail("Graph did not answer", "Run again in a moment.");
    return skip("refused, as it is to an Authentication Administrator: Privileged Authentication Administrator can");
  }),
  check("the default method can be read", ({ preferred }) =>
    preferred === "unreadable"
      ? fail("Graph does not tell it", "Without it the default goes last by trial: slower, not wrong. Check the role.")
      : pass("Graph answers"),
  ),
];
