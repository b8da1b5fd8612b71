import type { Item } from './item.ts'

/** An item, and which of the shared connection's it is. */
export type Numbered = Item & { seq: number }

/** How many items, and characters of them, are kept for who has missed some. */
const ITEMS = 256
const CHARACTERS = 1 << 20

const sizeOf = (item: Item): number => (item.kind === 'text' ? item.text.length : 0)

/** The latest items. */
export class History {
  #items: Numbered[] = []
  #size = 0

  add(item: Numbered): void {
    this.#items.push(item)
    this.#size += sizeOf(item)
    while (this.#items.length > ITEMS || this.#size > CHARACTERS) this.#size -= sizeOf(this.#items.shift()!)
  }

  behind(seq: number): Numbered[] {
    return this.#items.filter((item) => item.seq > seq)
  }
}
