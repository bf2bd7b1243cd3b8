/** All methods of a class, those it inherits included. */
export function methodsOf(type) {
  const names = new Set();
  for (let proto = type.prototype; proto && proto !== Object.prototype; proto = Object.getPrototypeOf(proto)) {
    for (const name of Object.getOwnPropertyNames(proto)) {
      if (typeof Object.getOwnPropertyDescriptor(proto, name).value === 'function') {
        names.add(name);
      }
    }
  }
  return [...names];
}
