/**
 * What is stated of an operation: its own entry, else the first group that its name or the path in its source matches.
 * An entry that is a text names a call of the API, whose outcome expectations/routes.json states.
 */
export function expectationOf(operation, { operations, groups }, routes) {
  const own = operations[operation.name];
  if (typeof own === 'string') {
    if (!routes[own]) {
      throw new Error(`${operation.name} is said to be ${own}, which expectations/routes.json does not know`);
    }
    return { route: own, ...routes[own] };
  }
  if (own) {
    return own;
  }
  const group = groups.find(
    ({ match, path }) =>
      (match !== undefined && new RegExp(match).test(operation.name)) ||
      (path !== undefined && (operation.paths ?? []).some((called) => new RegExp(path).test(called))),
  );
  return group && { outOfScope: group.outOfScope };
}
