import { examine } from "../../bot/cli/doctor/examine.ts";
import type { DoctorGround } from "../../bot/cli/doctor/installation.ts";
import type { Found } from "../../bot/cli/doctor/run-checks.ts";
import { createLog } from "../../bot/log.ts";
import type { Helpdesk } from "./start-helpdesk.ts";

export interface Examined {
  /** What the doctor found under a title. */
  readonly of: (title: string) => Found["finding"];
  readonly all: readonly Found[];
  /** What stood on the terminal beside the findings. */
  readonly said: readonly string[];
}

export interface ExaminationOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly ground?: Partial<DoctorGround>;
  readonly asAdministrator?: string;
  /** What the administrator does with a link. */
  readonly onLink?: (link: string) => Promise<unknown>;
}

/** The settings of the running helpdesk, as its environment would hold them. */
function environmentOf(desk: Helpdesk): Record<string, string> {
  const plain = Object.entries(desk.config).flatMap(([name, value]) =>
    typeof value === "string" || typeof value === "number" ? [[name, String(value)] as const] : [],
  );
  return { ...Object.fromEntries(plain), PUBLIC_URL: `http://localhost:${new URL(desk.botUrl).port}` };
}

/** Lets the doctor examine the running helpdesk, over its own store. */
export async function examined(desk: Helpdesk, options: ExaminationOptions = {}): Promise<Examined> {
  const said: string[] = [];
  let opened = Promise.resolve<unknown>(undefined);
  const { asAdministrator, onLink } = options;
  const all = await examine(
    { env: { ...environmentOf(desk), ...options.env }, ...(asAdministrator !== undefined && { asAdministrator }) },
    {
      fetch,
      now: () => new Date(),
      log: createLog("silent", () => undefined),
      openStore: () => Promise.resolve({ ...desk.store, close: () => Promise.resolve() }),
      say: (text) => {
        said.push(text);
        const link = /https?:\/\/\S+auth\/start\S+/.exec(text)?.[0];
        if (link !== undefined && onLink) opened = onLink(link);
      },
      wait: async () => {
        await opened;
      },
      tell: () => undefined,
      ...options.ground,
    },
  );
  const of = (title: string) => {
    const found = all.find((one) => one.title === title);
    if (!found) throw new Error(`The doctor looked at nothing called ${title}, but:\n${titlesOf(all)}`);
    return found.finding;
  };
  return { of, all, said };
}

const titlesOf = (all: readonly Found[]) => all.map(({ title }) => title).join("\n");
