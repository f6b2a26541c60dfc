import type { SignIns } from "../../../services/sign-in/sign-ins.ts";

/** When who signed in, in memory. */
export function memorySignIns(): SignIns {
  const last = new Map<string, Date>();
  return {
    remember: ({ objectId }, at) => Promise.resolve(void last.set(objectId, at)),
    lastOf: ({ objectId }) => Promise.resolve(last.get(objectId)),
    forget: ({ objectId }) => Promise.resolve(void last.delete(objectId)),
  };
}
