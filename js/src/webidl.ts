/**
 * Makes a class look as Web IDL says of an interface, whatever minification has made of it: its name, enumerable members, and
 * constants on it and its prototype. Calls are marked as pure, so that bundlers drop a class that nobody imports.
 */
export function asInterface<Class extends { prototype: object }>(constructor: Class, name: string, constants: string[] = []): Class {
  const { prototype } = constructor
  Object.defineProperty(constructor, 'name', { value: name, configurable: true })
  Object.defineProperty(prototype, Symbol.toStringTag, { value: name, configurable: true })
  for (const member of Object.getOwnPropertyNames(prototype)) {
    if (member !== 'constructor') Object.defineProperty(prototype, member, { enumerable: true })
  }
  constants.forEach((constant, value) => {
    for (const target of [constructor, prototype]) Object.defineProperty(target, constant, { value, enumerable: true })
  })
  return constructor
}
