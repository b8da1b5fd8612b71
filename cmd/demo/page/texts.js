// The page in two languages. English texts that never change stand in index.html, at the elements that show them; all others,
// and all Chinese ones, in dictionaries. A text may have {values} in it, and `code`.

import { $, el } from './dom.js'
import { en } from './en.js'
import { zh } from './zh.js'

const KEPT = 'eventsource-wasm demo: language'
const texts = { en, zh }
const valuesOf = new WeakMap() // of elements whose texts have values in them

let language = chosen()

/** What was chosen by the switch, or the first of the browser's languages that there is. */
function chosen() {
  const kept = storage((s) => s.getItem(KEPT))
  if (kept in texts) return kept
  return navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in texts) ?? 'en'
}

/** A browser may forbid storage: then the choice lasts as long as the page. */
function storage(use) {
  try {
    return use(localStorage)
  } catch {
    return null
  }
}

const lookUp = (key) => texts[language][key] ?? texts.en[key] ?? key
const fill = (text, values = {}) => text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all)

export const t = (key, values) => fill(lookUp(key), values)

/** Numbers as the language writes them. */
export const number = (value) => value.toLocaleString(language)

/** Gives an element a text that follows the switch. */
export function say(node, key, values = {}) {
  if (node.dataset.text === key && JSON.stringify(valuesOf.get(node)) === JSON.stringify(values)) return node
  node.dataset.text = key
  valuesOf.set(node, values)
  render(node)
  return node
}

/** Takes the text away, and hides the element; with a key it shows it again. */
export function sayOrHide(node, key, values) {
  node.hidden = !key
  if (key) return say(node, key, values)
  delete node.dataset.text
  node.textContent = ''
  return node
}

function render(node) {
  const parts = lookUp(node.dataset.text).split('`').map((part) => fill(part, valuesOf.get(node)))
  node.replaceChildren(...parts.map((part, i) => (i % 2 ? el(node.dataset.mark ?? 'code', '', part) : part)))
}

/** Attributes are given as data-attributes="NAME:KEY NAME:KEY". */
const attributes = (node) => node.dataset.attributes.split(' ').map((pair) => pair.split(':'))

/** Puts the English texts of index.html into the dictionary. */
function collect() {
  for (const node of document.querySelectorAll('[data-text]')) {
    texts.en[node.dataset.text] ??= [...node.childNodes].map((child) => (child.nodeType === Node.TEXT_NODE ? child.data : `\`${child.textContent}\``)).join('')
  }
  for (const node of document.querySelectorAll('[data-attributes]')) {
    for (const [name, key] of attributes(node)) texts.en[key] ??= node.getAttribute(name)
  }
}

function translate() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : language
  document.title = t('title')
  for (const node of document.querySelectorAll('[data-text]')) render(node)
  for (const node of document.querySelectorAll('[data-attributes]')) {
    for (const [name, key] of attributes(node)) node.setAttribute(name, t(key))
  }
  const other = language === 'zh' ? 'en' : 'zh'
  $('language').lang = other === 'zh' ? 'zh-CN' : 'en'
  $('language').textContent = other === 'zh' ? '中文' : 'English'
}

/** @param changed is called when the switch was used, for what is not an element's text */
export function startTexts(changed) {
  texts.en.title = document.title
  collect()
  translate()
  $('language').addEventListener('click', () => {
    language = language === 'zh' ? 'en' : 'zh'
    storage((s) => s.setItem(KEPT, language))
    translate()
    changed()
  })
}
