import type { View, ViewStore } from "../../../services/directory/view-store.ts";

/** The port's rules in memory: copies in and out, compare and swap, expiry. */
export function memoryViewStore(now: () => Date): ViewStore & { readonly rows: Map<string, View> } {
  const rows = new Map<string, View>();
  const live = (id: string) => {
    const view = rows.get(id);
    return view && Date.parse(view.expiresAt) > now().getTime() ? view : undefined;
  };
  return {
    rows,
    add(view) {
      rows.set(view.id, structuredClone(view));
      return Promise.resolve();
    },
    find: (id) => Promise.resolve(structuredClone(live(id))),
    save(view) {
      const isNext = live(view.id)?.version === view.version - 1;
      if (isNext) rows.set(view.id, structuredClone(view));
      return Promise.resolve(isNext);
    },
  };
}
