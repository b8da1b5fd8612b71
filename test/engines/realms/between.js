'use strict'
// A service worker between a page and the server: it answers /between/answered itself, and asks for everything else in the
// page's name.
onactivate = (event) => event.waitUntil(clients.claim())
onfetch = (event) => {
	const { request } = event
	event.respondWith((async () => {
		if (new URL(request.url).pathname !== '/between/answered') return fetch(request)
		const text = await request.text()
		const body = new ReadableStream({
			async start(controller) {
				controller.enqueue(new TextEncoder().encode(`data: ${request.method} ${text}\n\n`))
				await new Promise((resolve) => setTimeout(resolve, 5))
				controller.enqueue(new TextEncoder().encode('data: second\n\n'))
			},
		})
		return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
	})())
}
