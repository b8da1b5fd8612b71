// What every part of the page uses.

export const $ = (id) => document.getElementById(id)

/** An element with a class and children; strings become text, never HTML. */
export function el(tag, className, ...children) {
  const node = document.createElement(tag)
  if (className) node.className = className
  node.append(...children)
  return node
}

export const seconds = (ms) => `${Number((ms / 1000).toFixed(1))} s`

/** How far a list is scrolled from its end, in pixels. */
const below = (list) => list.scrollHeight - list.scrollTop - list.clientHeight

/** Changes a list; who had scrolled to its end stays there. */
export function keepEnd(list, change) {
  const wasAtEnd = below(list) < 40
  change()
  if (wasAtEnd) list.scrollTop = list.scrollHeight
}

/** A list that shows the last of its rows. Rows are built once a frame, so a burst costs what is seen of it. */
export class Column {
  static ROWS = 240
  #list
  #flushed
  #waiting = []
  #frame = 0

  constructor(list, flushed = () => {}) {
    this.#list = list
    this.#flushed = flushed
  }

  /** @param build makes the row, an element; it is not called for a row that nobody will see */
  add(build) {
    this.#waiting.push(build)
    if (this.#waiting.length > Column.ROWS) this.#waiting.shift()
    this.#frame ||= requestAnimationFrame(() => this.#flush())
  }

  clear() {
    this.#waiting = []
    this.#list.replaceChildren()
  }

  #flush() {
    this.#frame = 0
    keepEnd(this.#list, () => {
      this.#list.append(...this.#waiting.splice(0).map((build) => build()))
      while (this.#list.childElementCount > Column.ROWS) this.#list.firstElementChild.remove()
    })
    this.#flushed()
  }
}

/** A name that nobody else has: so many bytes at random, as hexadecimal digits. */
export const randomName = (bytes) => Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (b) => b.toString(16).padStart(2, '0')).join('')
