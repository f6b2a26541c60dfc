/**
 * The few functions of the Reflect metadata proposal that `@peculiar/x509` (through tsyringe) insists on.
 * Import it before that package; a package of its own for forty lines would be one more thing to keep up to date.
 */
type Target = object;
type Key = string | symbol;

const store = new WeakMap<Target, Map<Key | undefined, Map<unknown, unknown>>>();

function own(target: Target, property: Key | undefined): Map<unknown, unknown> {
  const properties = store.get(target) ?? new Map<Key | undefined, Map<unknown, unknown>>();
  store.set(target, properties);
  const values = properties.get(property) ?? new Map<unknown, unknown>();
  properties.set(property, values);
  return values;
}

function getMetadata(key: unknown, target: Target, property?: Key): unknown {
  for (let at: Target | null = target; at !== null; at = Reflect.getPrototypeOf(at)) {
    const values = own(at, property);
    if (values.has(key)) return values.get(key);
  }
  return undefined;
}

if (!("getMetadata" in Reflect)) {
  Object.assign(Reflect, {
    getMetadata,
    getOwnMetadata: (key: unknown, target: Target, property?: Key) => own(target, property).get(key),
    hasOwnMetadata: (key: unknown, target: Target, property?: Key) => own(target, property).has(key),
    defineMetadata: (...[key, value, target, property]: [unknown, unknown, Target, Key?]) => {
      own(target, property).set(key, value);
    },
    metadata: (key: unknown, value: unknown) => (target: Target, property?: Key) => {
      own(target, property).set(key, value);
    },
  });
}
