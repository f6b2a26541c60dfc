import type { MethodsFilter, MethodsState } from "../../core/directory.ts";
import type { OpenList, PressOnList } from "./list-users.ts";
import type { View } from "./view-store.ts";

/** The Authentication Methods view; as the Users view (list-users.ts), from the registration report. */
export interface ListMethods {
  open(request: OpenList<MethodsFilter>): Promise<View<MethodsState>>;
  press(request: PressOnList<MethodsFilter>): Promise<View<MethodsState>>;
}
