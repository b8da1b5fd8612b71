importScripts('/dist/eventsource.js', '/testdata/standard.js')

async function answer({ data, ports }) {
	origins = data.origins
	ports[0].postMessage(await evaluate(data.name, data.script, data.late))
}
onmessage = (event) => {
	const answered = answer(event)
	event.waitUntil?.(answered) // or the browser may end a service worker meanwhile
}
onconnect = ({ ports }) => {
	ports[0].onmessage = answer
}
