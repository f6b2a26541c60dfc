/** This process stops, or was silent and somebody else has the job: nothing more is begun here. */
export class HandedBack extends Error {
  constructor() {
    super("The job is handed back.");
    this.name = "HandedBack";
  }
}

/** What is only read need not be waited for by whoever stops. Throws `HandedBack` as soon as the signal aborts. */
export async function unlessHandedBack<T>(reading: Promise<T>, handBack: AbortSignal): Promise<T> {
  const stopped = Promise.withResolvers<never>();
  const stop = () => {
    stopped.reject(new HandedBack());
  };
  if (handBack.aborted) stop();
  handBack.addEventListener("abort", stop, { once: true });
  try {
    return await Promise.race([reading, stopped.promise]);
  } finally {
    handBack.removeEventListener("abort", stop);
  }
}
