import { type Closed, EventSource, type EventSourceInit } from './eventsource.js';
/**
 * An EventSource whose connection is shared by all pages and workers of the origin that have made one with the same URL and init.
 * Only for GET.
 *
 * One of them holds it. When that one goes, another goes on behind the last event ID, and nobody notices. Where there are no Web
 * Locks (a page over plain HTTP) or no BroadcastChannel, each has a connection of its own.
 */
export declare class SharedEventSource extends EventSource {
    #private;
    /**
     * @param url as for EventSource
     * @param init as for EventSource; a function counts as the same if its text is
     * @throws SyntaxError (DOMException) if the URL does not parse
     * @throws TypeError if a member of init is not what it should be, or `method` is not GET
     */
    constructor(url: string | URL, init?: EventSourceInit);
    get readyState(): 0 | 1 | 2;
    get closed(): Promise<Closed>;
}
