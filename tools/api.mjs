// Prints docs/api.md from the declarations in dist/: every entry of the package, every exported name, every member, with what its
// comment says. A member that nothing is said of is an error. api.sh writes the file.

import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const root = new URL('../', import.meta.url)
const ts = createRequire(new URL('js/package.json', root))('typescript')

/** The entries, and what is to be known of each that stands in no comment. */
const entries = [
  ['eventsource', '', 'Touches no global. `eventsource-wasm/nowasm` has the same names, and the core as JavaScript.'],
  ['decoder', 'decoder', 'Two of the same names, for who does the fetch: a bundle then has no `EventSource`.'],
  ['script', 'script', 'Makes these globals, as the script tag does; it exports nothing.'],
  ['polyfill', 'polyfill', 'Sets `globalThis.EventSource` if it is missing or cannot POST.'],
  ['formats', 'formats', 'How to read the streams of services; [formats.md](formats.md) tells of each, with examples.'],
  ['resume', 'resume', 'A stream that outlives its page; [resume-page.md](resume-page.md) has examples.'],
  ['shared', 'shared', 'One connection for all tabs; [tabs.md](tabs.md) has examples.'],
  ['store', 'store', 'A stream as a state; [frameworks.md](frameworks.md) has examples.'],
  ['react', 'react', 'The store in React 18 and later.'],
  ['vue', 'vue', 'The store in Vue 3.3 and later.'],
  ['svelte', 'svelte', 'The store in Svelte 5.7 and later. An ES module alone.'],
  ['solid', 'solid', 'The store in Solid 1.8 and later.'],
]

/** What members are whose comment does not say all, default and unit, or that have none: those of the standard, above all. */
const known = {
  'EventSource.CONNECTING': '`readyState` before the response has opened, and between two connections.',
  'EventSource.OPEN': '`readyState` while the body comes.',
  'EventSource.CLOSED': '`readyState` when the stream has ended for good.',
  'EventSource.url': 'The URL that it was made with, absolute.',
  'EventSource.reconnectionTime': 'The base of all waits before a reconnection, in ms: what `retry:` has named. Default 3000.',
  'EventSource.withCredentials': 'What the init has. Default false.',
  'EventSource.readyState': '`CONNECTING`, `OPEN` or `CLOSED`.',
  'EventSource.onopen': 'Called for each response that opens. Default null.',
  'EventSource.onmessage': 'Called for messages of the type `message`: those without an `event` field. Default null.',
  'EventSource.onerror': 'Called for each end of a connection, but a quiet one: a completion other than by 204, `close()`, `signal`. Default null.',
  'EventSource.addEventListener': "As any EventTarget's; a type is `open`, `error`, `stalled`, or the `event` field of messages.",
  'EventSource.removeEventListener': "As any EventTarget's.",
  'EventSourceEventMap.open': 'A response has opened.',
  'EventSourceEventMap.message': 'A message without an `event` field, or one that says `message`.',
  'EventSourceEventMap.error': 'A connection has ended.',
  'EventSourceEventMap.stalled': 'Nothing has come for `stallTimeout`.',
  'EventSourceError.reason': 'What kind of end it is.',
  'EventSourceError.name': "Its constructor's name.",
  'EventSourceError.cause': 'What was thrown, or the Error that `done` gave; undefined if nothing was.',
  'EventStreamDecoder.readable': 'The messages.',
  'EventStreamDecoder.writable': 'Takes the bytes, cut anywhere.',
  'EventStreamIterator.next': 'The next message, when it has come.',
  'EventStreamIterator.[Symbol.asyncIterator]': 'Itself.',
  'FormatError.name': "Its constructor's name.",
  'FormatMessage.type': 'The `event` field, or `message`.',
  'FormatMessage.data': 'The `data` fields, or what `parse` has made of them.',
  'ReplacingFormat.answer': 'A reader of one response.',
  'StreamState.data': 'What the messages so far have made of it.',
  'StreamState.status': 'Where the stream stands.',
  'StreamState.lastEventId': "The last event ID string; `''` if no id has come.",
  'StreamMessage.type': 'The `event` field, or `message`.',
  'StreamMessage.data': 'What the parser has made of the data.',
  'StreamMessage.lastEventId': 'The last id that came with this message or before it.',
  'StandardSchema."~standard"': 'The interface of such a schema, version 1.',
  'SchemaIssue.message': 'What does not fit.',
  'SchemaIssue.path': 'Where in the data.',
  'StreamFormat.parse': "The format's.",
  'StreamFormat.text': "The format's.",
  'StreamFormat.done': "The format's.",
  'StreamFormat.answer': "The format's, if it takes text back.",
  'EventStreamOptions.url': 'Where `send` sends to.',
  'EventStreamOptions.parse': 'What the data is taken for. Default: what the format says, otherwise text.',
  'NamedEventSourceOptions.events': 'A parser for each name.',
  'PlainEventSourceOptions.parse': 'What the data is taken for. Default: text.',
  'EventStream.constructor': 'Nothing is sent before `send`.',
  'SharedEventSource.constructor': 'Of messages of all names.',
  'SharedEventSource.readyState': 'That of the shared connection, until this source is closed.',
  'SharedEventSource.closed': "As EventSource's.",
}

const unused = new Set(Object.keys(known))

/** Members that a type has only where the platform's types allow it. */
const conditional = {
  EventSource: ['| `[Symbol.dispose]()` | `void` | `close()`, at the end of a `using` block; where the platform knows of disposal. |'],
}

/** The declarations of entries bundle names that two files have: the second gets a number. */
const plain = (text) => text.replaceAll(/\b(\w+)\$\d+\b/g, '$1')

const oneLine = (text) => plain(text).replaceAll(/\s+/g, ' ').trim()

/** Code in a cell of a table. */
const cell = (text) => `\`${oneLine(text).replaceAll('|', '\\|')}\``

const textOf = (comment) => (typeof comment === 'string' ? comment : (ts.getTextOfJSDocComment(comment) ?? '')).replaceAll(/\s*\n(?![\n-])\s*/g, ' ')

/** What the comments above a declaration say, parameters and errors behind it. */
function docOf(node) {
  const parts = []
  for (const doc of ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)) {
    if (doc.comment) parts.push(textOf(doc.comment))
    for (const tag of doc.tags ?? []) {
      const text = textOf(tag.comment ?? '')
      if (ts.isJSDocParameterTag(tag)) parts.push(`\`${tag.name.getText()}\`: ${text}${text.endsWith('.') ? '' : '.'}`)
      else if (ts.isJSDocThrowsTag(tag)) parts.push(`Throws ${`${tag.typeExpression?.getText() ?? ''} ${text}`.trim()}.`)
    }
  }
  return parts.join(' ')
}

const isHidden = (member) => member.name && (ts.isPrivateIdentifier(member.name) || member.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ProtectedKeyword))

const modifiersOf = (member) => (member.modifiers ?? []).filter(({ kind }) => kind === ts.SyntaxKind.StaticKeyword || kind === ts.SyntaxKind.ReadonlyKeyword).map((m) => `${m.getText()} `).join('')

const listOf = (nodes) => nodes.map((node) => node.getText()).join(', ')

const typeParametersOf = ({ typeParameters }) => (typeParameters ? `<${listOf(typeParameters)}>` : '')

/** A parameter's names are what a caller sees; what a destructured one has is its type's. */
const parameterOf = (p) => (ts.isObjectBindingPattern(p.name) ? `init${p.questionToken ? '?' : ''}: ${p.type.getText()}` : p.getText())

const parametersOf = ({ parameters }) => `(${parameters.map(parameterOf).join(', ')})`

/** A constructor's parameter that is a property, too, is told of there. */
function parameterDocOf(member, members) {
  const tags = members.filter(ts.isConstructorDeclaration).flatMap((constructor) => ts.getJSDocTags(constructor).filter(ts.isJSDocParameterTag))
  const tag = tags.find(({ name }) => name.getText() === member.name?.getText())
  return tag && `${textOf(tag.comment)[0].toUpperCase()}${textOf(tag.comment).slice(1)}.`
}

/** What members have been told to be: an adapter's class has members of the store's, by their names. */
const told = new Map()

function toldOf(of, name) {
  const doc = told.get(`${of}.${name}`) ?? told.get(`StreamState.${name}`)
  if (!doc) throw new Error(`${of}.${name} has no comment`)
  return doc
}

/** A member's row: its name, its type, what it is. */
function rowOf(member, of, members) {
  const key = member.name?.getText() ?? 'constructor'
  unused.delete(`${of}.${key}`)
  // Two entries have a SharedEventSource: only one of them is made by a constructor with parameters.
  const doc = (ts.isConstructorDeclaration(member) && docOf(member)) || (known[`${of}.${key}`] ?? (docOf(member) || parameterDocOf(member, members) || toldOf(of, key)))
  told.set(`${of}.${key}`, doc)
  if (ts.isConstructorDeclaration(member)) return [`new ${of}${parametersOf(member)}`, '', doc]
  if (ts.isConstructSignatureDeclaration(member)) return [`new ${parametersOf(member)}`, member.type.getText(), doc]
  const name = `${modifiersOf(member)}${member.name.getText()}${member.questionToken ? '?' : ''}`
  if (member.parameters && !ts.isAccessor(member)) return [`${name}${typeParametersOf(member)}${parametersOf(member)}`, member.type?.getText() ?? 'void', doc]
  return [ts.isGetAccessor(member) && !member.isSettable ? `readonly ${name}` : name, member.type?.getText() ?? member.initializer?.getText() ?? '', doc]
}

function tableOf(members, of) {
  const settable = new Set(members.filter(ts.isSetAccessor).map(({ name }) => name.getText()))
  const rows = []
  for (const member of members) {
    if (isHidden(member) || ts.isSetAccessor(member)) continue
    if (ts.isGetAccessor(member)) member.isSettable = settable.has(member.name.getText())
    const [name, type, doc] = rowOf(member, of, members)
    rows.push(`| ${cell(name)} | ${type && cell(type)} | ${doc} |`)
  }
  rows.push(...(conditional[of] ?? []))
  return rows.length ? `| member | type | |\n| --- | --- | --- |\n${rows.join('\n')}` : ''
}

/** The values of a union of literals, each with the comment above it. */
function valuesOf({ types }, source) {
  const rows = types.map((type, i) => {
    const [comment] = ts.getLeadingCommentRanges(source.text, i ? types[i - 1].end : type.pos) ?? []
    const doc = comment ? source.text.slice(comment.pos + 3, comment.end - 2).replaceAll(/\s*\n\s*\* ?/g, ' ').trim() : ''
    return `| ${cell(type.getText().replaceAll('"', "'"))} | ${doc} |`
  })
  return `| value | |\n| --- | --- |\n${rows.join('\n')}`
}

const code = (text) => `\`\`\`ts\n${plain(text).replaceAll('\t', '  ')}\n\`\`\``

const heritageOf = ({ heritageClauses = [] }) => heritageClauses.map((clause) => ` ${oneLine(clause.getText())}`).join('')

/** The members that a class has of a base that is not exported, which nobody can look up. */
function inheritedOf(node, { declared, exported }) {
  const base = node.heritageClauses?.[0].types[0].expression.getText()
  return exported.has(base) ? [] : (declared.get(base) ?? []).filter(ts.isClassDeclaration).flatMap(({ members }) => members.filter((m) => !ts.isConstructorDeclaration(m)))
}

/** What an exported declaration is: a kind for its heading, and its text. */
function describe(name, nodes, file) {
  const [node] = nodes
  const doc = nodes.map(docOf).filter(Boolean).join('\n\n')
  if (ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node)) {
    const types = nodes.filter((n) => ts.isClassDeclaration(n) || ts.isInterfaceDeclaration(n))
    const kind = ts.isClassDeclaration(node) ? 'class' : 'interface'
    const head = `${name}${oneLine(typeParametersOf(node))}${oneLine(heritageOf(node)) && ` ${oneLine(heritageOf(node))}`}`
    return { kind, parts: [head === name ? '' : `\`${kind} ${head}\``, doc, tableOf(types.flatMap((n) => [...n.members, ...inheritedOf(n, file)]), name)] }
  }
  if (ts.isFunctionDeclaration(node)) {
    const signatures = nodes.map((n) => `${name}${typeParametersOf(n)}${parametersOf(n)}: ${n.type.getText()}`)
    return { kind: 'function', parts: [doc, code(signatures.map(oneLine).join('\n'))] }
  }
  if (ts.isVariableStatement(node)) {
    return { kind: 'const', parts: [doc, code(`const ${name}: ${node.declarationList.declarations[0].type.getText()}`)] }
  }
  const isList = ts.isUnionTypeNode(node.type) && node.type.types.every(ts.isLiteralTypeNode) && node.type.types.length > 3
  return { kind: 'type', parts: [doc, isList ? valuesOf(node.type, file.source) : code(`type ${name}${typeParametersOf(node)} = ${node.type.getText()}`)] }
}

const namesOf = (node) => (ts.isVariableStatement(node) ? node.declarationList.declarations.map(({ name }) => name.text) : node.name ? [node.name.text] : [])

/** The declarations of a file by their names in it, and the names that it exports: of each, where it is from and what it is there. */
async function read(file) {
  const path = new URL(file, root)
  const source = ts.createSourceFile(file, await readFile(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const declared = new Map()
  const exported = new Map()
  for (const node of source.statements) {
    if (ts.isExportDeclaration(node) && node.exportClause) {
      for (const { name, propertyName } of node.exportClause.elements) exported.set(name.text, { local: (propertyName ?? name).text, from: node.moduleSpecifier?.text })
      continue
    }
    for (const name of namesOf(node)) {
      declared.set(name, [...(declared.get(name) ?? []), node])
      if (node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) exported.set(name, { local: name })
    }
  }
  return { source, declared, exported }
}

/** The class behind a constant that stands for it, its own name aside. */
function classOf(nodes, declared) {
  const type = nodes.find(ts.isVariableStatement)?.declarationList.declarations[0].type
  const found = type && ts.isTypeQueryNode(type) ? declared.get(type.exprName.getText()) : undefined
  return found?.some(ts.isClassDeclaration) ? found.toSorted((a, b) => Number(ts.isClassDeclaration(b)) - Number(ts.isClassDeclaration(a))) : nodes
}

/** The comment of a class in the sources; bundling drops it where the class is exported by another name. */
async function sourceDocOf(name) {
  const { declared } = await read(`js/src/${name.toLowerCase()}.ts`)
  return declared.get(name).filter(ts.isClassDeclaration).map(docOf).join('')
}

/** What the main entry exports: other entries' types may speak of it. */
const ofMain = new Set()

/** The names that a file's exports speak of and does not export. */
function helpersOf({ declared, exported, source }, file) {
  if (file === 'eventsource') for (const name of exported.keys()) ofMain.add(name)
  const locals = new Set([...exported.values()].map(({ local }) => local))
  return [...declared].filter(([name, [node]]) => !locals.has(name) && !ofMain.has(name) && ts.isTypeAliasDeclaration(node) && !/\$\d/.test(name)).map(([, [node]]) => `type ${node.name.text}${typeParametersOf(node)} = ${source.text.slice(node.type.pos, node.type.end).trim()}`)
}

/** Whether a name is of the types of what services send, and not of how it is read. */
const isWire = (name, declared) => !name.includes('Format') && !declared.get(name).some((node) => ts.isVariableStatement(node))

function wiresOf({ declared }) {
  const nodes = [...declared].filter(([name]) => isWire(name, declared)).flatMap(([, nodes]) => nodes)
  return nodes.map((node) => node.getFullText().trim().replace(/^export |(?<=\n)export (?=interface|type)/, ''))
}

/** The globals of the script; interfaces give them their members. */
function globalsOf({ source }) {
  const { body } = source.statements.find((node) => ts.isModuleDeclaration(node) && node.name.text === 'global')
  const rows = body.statements.filter(ts.isVariableStatement).map((node) => {
    const [name] = namesOf(node)
    return `| \`${name}\` | ${docOf(node) || 'That of `eventsource-wasm`.'} |`
  })
  return `| global | |\n| --- | --- |\n| \`EventSource\` | That of \`eventsource-wasm\`. |\n${rows.join('\n')}`
}

async function section([file, path, about]) {
  const content = await read(`dist/${file}.d.ts`)
  const { declared, exported } = content
  const parts = [`## \`eventsource-wasm${path && `/${path}`}\``, about]
  if (file === 'script') return [...parts, globalsOf(content), 'Types: the platform\'s `EventSource` and `EventSourceInit` get the members of ours, but for `fromReadableStream`.']
  const order = ['class', 'function', 'const', 'interface', 'type']
  const found = []
  for (const [name, { local, from }] of exported) {
    if (from) found.push({ kind: 'type', name, parts: [`That of [\`eventsource-wasm\`](#eventsource-wasm).`] })
    else if (file !== 'formats' || !isWire(name, declared)) found.push({ name, ...describe(name, classOf(declared.get(local), declared), content) })
  }
  const rank = ({ kind, name }) => (name === 'EventSource' ? -1 : order.indexOf(kind))
  found.sort((a, b) => rank(a) - rank(b))
  if (found.every(({ parts }) => parts[0].startsWith('That of'))) return [...parts, `\`${found.map(({ name }) => name).join('`, `')}\`: those of [\`eventsource-wasm\`](#eventsource-wasm).`]
  for (const { kind, name, parts: text } of found) {
    if (name === 'EventSource') text.splice(1, 0, await sourceDocOf(name))
    parts.push(`### ${kind} \`${name}\``, ...text)
  }
  if (file === 'formats') return [...parts, '### What the services send', 'What `parse` gives, as the services document it; nothing checks that.', '<details><summary>The types</summary>', code(wiresOf(content).join('\n')), '</details>']
  const helpers = helpersOf(content, file)
  if (helpers.length) parts.push('### Names in these types that are not exported', code(helpers.join('\n')))
  return parts
}

const head = `# API

Every name that the package exports, by entry, as its types have it. This file is written by \`make dist\` from the declarations in
dist/ and the comments in them: change those, not this. Times are in milliseconds, sizes in bytes. [recovery.md](recovery.md) has what
is sent when, [migration.md](migration.md) how others' options are called here.`

const sections = []
for (const entry of entries) sections.push(...(await section(entry)))

if (unused.size) throw new Error(`there is no ${[...unused].join(', ')}`)
process.stdout.write(`${[head, ...sections].filter(Boolean).join('\n\n')}\n`)
