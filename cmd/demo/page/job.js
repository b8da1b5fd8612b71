// A long job on the server: a plain GET that survives a dropped connection, and that all tabs with the job share.

import { SharedEventSource } from '../../../dist/shared.mjs'
import { explain, setState } from './chat.js'
import { $, el, randomName, seconds } from './dom.js'
import { SILENCE, watchSilence } from './silence.js'
import { say } from './texts.js'
import { trace } from './wire.js'

let job = null // {id, source} of the latest job

function log(className, key, values) {
  const line = say(el('li', className), key, values)
  $('job-log').append(line)
  $('job-log').scrollTop = $('job-log').scrollHeight
  return line
}

function setPercent(percent) {
  $('job-progress').value = percent
  say($('job-percent'), 'job.percent', { percent })
}

function setLine(state, values) {
  $('job-drop').disabled = state !== 'running'
  $('job-tab').disabled = !(state === 'running' || state === 'reconnecting')
  if (state !== 'reconnecting') $('job-wait').hidden = true
  setState('job', state, values)
}

/** What the server has open for the job: of all tabs together. */
async function showOpen() {
  const mine = job
  const response = await fetch(`jobs/${mine.id}/connections`).catch(() => null)
  if (!response?.ok) return
  const { connections } = await response.json()
  if (job === mine && mine.source.readyState !== EventSource.CLOSED) $('job-open').textContent = connections
}

/** With a job of another tab it begins behind what that tab has had. */
function startJob(id, isOther = false) {
  job?.source.close()
  const wire = trace('job')
  const source = new SharedEventSource(`jobs/${id}`, { fetch: wire.fetch, stallTimeout: SILENCE })
  const mine = (job = { id, source })
  wire.watch(source)
  const heard = watchSilence('job', source)

  const count = { connections: 0, events: 0, lost: 0 }
  let lastId = 0
  let lastEntry = null
  const draw = () => {
    for (const name in count) $(`job-${name}`).textContent = count[name]
  }
  /** Ids count up by one: a step over one is a loss, none or back is a repeat. The end may have no id of its own. */
  const counted = (listener) => (event) => {
    const id = Number(event.lastEventId)
    if (isOther && !count.events && id > 1) {
      lastId = id - 1
      log('mark', 'job.joined', { id: lastId })
    }
    if (id > lastId) count.lost += id - lastId - 1
    else if (event.type !== 'close') count.lost++
    lastId = id
    count.events++
    heard()
    wire.event(event)
    listener(event)
    draw()
  }

  draw()
  setPercent(0)
  $('job-log').replaceChildren()
  say($('job-start'), 'job.again')
  setLine('connecting')

  source.onopen = () => {
    if (count.connections++) log('gap', 'job.back', { id: source.lastEventId })
    draw()
    showOpen()
    setLine('running')
  }
  source.addEventListener('progress', counted(({ data }) => {
    const { percent, step } = JSON.parse(data)
    setPercent(percent)
    say($('job-step'), 'fault.own', { message: step })
    lastEntry?.setAttribute('data-percent', `${percent} %`)
  }))
  source.addEventListener('log', counted(({ data }) => { lastEntry = log('entry', 'fault.own', { message: JSON.parse(data).line }) }))
  source.addEventListener('close', counted(() => {
    source.close()
    $('job-open').textContent = 0
    setPercent(100)
    log('mark', 'job.done', { count: count.events })
    setLine('finished')
  }))
  source.onerror = ({ reconnecting, delay }) => {
    if (!reconnecting) return // closed tells
    log('gap', 'job.lost', { id: source.lastEventId })
    $('job-wait').style.animationDuration = `${delay}ms`
    $('job-wait').hidden = false
    setLine('reconnecting', { delay: seconds(delay) })
  }
  source.closed.then(async ({ outcome, error }) => {
    if (job === mine && outcome !== 'closed') setLine('failed', { cause: await explain(error, outcome) })
  })
}

async function dropJob() {
  const { id } = job
  try {
    const response = await fetch(`jobs/${id}/drop`, { method: 'POST' })
    if (!response.ok) log('gap', 'job.notDropped', { message: `HTTP ${response.status}` })
  } catch (error) {
    log('gap', 'job.notDropped', { message: error.message })
  }
}

export function startJobs() {
  setPercent(0)
  $('job-start').addEventListener('click', () => startJob(randomName(8)))
  $('job-drop').addEventListener('click', dropJob)
  $('job-tab').addEventListener('click', () => open(`?job=${job.id}#job`))
  document.addEventListener('visibilitychange', () => job?.source.readyState === EventSource.OPEN && showOpen())
  const shared = new URL(location).searchParams.get('job')
  if (shared) startJob(shared, true)
}
