import type { Choice, ChoiceStore } from "../../../services/resets/prepare/choice-store.ts";

/** Choices in memory; `kept` is open to a test. */
export function memoryChoiceStore(...initial: Choice[]): ChoiceStore & { readonly kept: Map<string, Choice> } {
  const kept = new Map(initial.map((choice) => [choice.id, choice]));
  return {
    kept,
    save(choice) {
      kept.set(choice.id, choice);
      return Promise.resolve();
    },
    find: (id) => Promise.resolve(kept.get(id)),
  };
}
