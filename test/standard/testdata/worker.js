importScripts('/dist/eventsource.js', '/testdata/standard.js')

async function answer({ data, ports }) {
	ports[0].postMessage(await evaluate(data.name, data.script))
}
onmessage = answer
onconnect = ({ ports }) => {
	ports[0].onmessage = answer
}
