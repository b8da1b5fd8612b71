// What init is checked for wherever it is taken. All throw a TypeError.

/** A delay, size or number of attempts as the core takes it; 0 if it is not given. */
export function toNumber(name: string, value: number | undefined): number {
  const number = Number(value ?? 0)
  if (!(number >= 0)) throw new TypeError(`${name}: ${value} is no delay or size`)
  return Math.min(number, 0x7fffffff)
}

/** A member that may be missing has to be of one of these types. */
export function checkType(name: string, value: unknown, ...types: string[]): void {
  if (value !== undefined && !types.includes(typeof value)) throw new TypeError(`${name} is no ${types.join(' and no ')}`)
}
