// A service worker that answers the requests of its pages for /answered with a stream that tells what was asked.
onactivate = (event) => event.waitUntil(clients.claim())
onfetch = (event) => {
	const { url, method, mode, destination, credentials, cache, redirect, headers } = event.request
	const { pathname, search } = new URL(url)
	if (pathname !== '/answered') return
	const told = { method, mode, destination, credentials, cache, redirect, accept: headers.get('accept'), path: pathname + search }
	const body = new ReadableStream({
		start(controller) {
			controller.enqueue(new TextEncoder().encode('data: ' + JSON.stringify(told) + '\n\n'))
		},
	})
	event.respondWith(new Response(body, { headers: { 'content-type': 'text/event-stream' } }))
}
