// The page parts that Lightning brings along, by the names that a Lightning page uses for them.
const components = {};

/** Undefined for a component that local-org does not have. */
export function standardComponent(name) {
  return components[name]?.();
}

export const standardComponentNames = Object.keys(components);
