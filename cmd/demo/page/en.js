// The English texts that are not in index.html: those that the page's scripts write.

export const en = {
  'state.idle': 'idle',
  'state.connecting': 'connecting',
  'state.streaming': 'streaming',
  'state.running': 'running',
  'state.complete': 'complete',
  'state.stopped': 'stopped',
  'state.finished': 'finished',
  'state.failed': 'failed: {cause}',
  'state.reconnecting': 'reconnecting in {delay}',

  'fault.silent.body': 'The response has begun, and then nothing: the server is slow, or a proxy in between holds the body back.',
  'fault.silent.head': 'No response yet: the server is slow, or a proxy in between holds it back.',
  'fault.silent.six':
    'No response yet: the server is slow, a proxy in between holds it back, or the request waits for its turn. This page came over HTTP/1.1, and over that a browser opens six connections to a host, those of its other tabs counted.',
  'fault.held': 'All of it came in one piece, {delay} after the request: something in between had held it back.',
  'fault.script': '`dist/eventsource.js` did not load, so nothing below will run. Start the server with `make demo` and open the address it prints.',
  'fault.json': 'Not valid JSON: {message}',
  'fault.headers': 'Headers are a JSON object of strings: {"Name": "value"}',
  'fault.url': 'Not a valid URL',
  'fault.prompt': 'Write a message first.',
  'fault.own': '{message}',

  'chat.you': 'You',
  'chat.answer': 'Answer',
  'chat.cut.stopped': 'Incomplete: stopped here.',
  'chat.cut': 'Incomplete: {cause}',
  'chat.none': 'No answer: {cause}',
  'chat.prompts': 'prompts the server ran for this answer: {prompts}',
  'chat.limit': 'the token limit was reached',

  'request.follows': 'follows the conversation',
  'request.edited': 'edited: sent as it stands',

  'events.end': 'the end: complete',
  'events.maybe': 'complete if the body ends here',
  'events.error': 'an error',

  'code.copied': 'Copied.',
  'code.notCopied': 'The browser does not let this page copy: select the code and copy it yourself.',

  'job.percent': '{percent} %',
  'job.again': 'Start another',
  'job.joined': 'joined the connection of another tab behind event {id}',
  'job.back': 'back: asked for what follows event {id}',
  'job.lost': 'connection lost after event {id}',
  'job.done': 'finished after {count} events',
  'job.notDropped': 'drop: {message}',

  'wire.chunks': '{chunks} chunks, {bytes} bytes',
  'wire.events': '{events} events',
  'wire.saved': 'Saved as wire.json: {exchanges} requests and what came of them.',
}
