import { EventSource } from './eventsource.js';
type Constructor = typeof globalThis extends {
    EventSource: infer Native;
} ? Native : unknown;
/** The one of this package, whatever the global is. */
export declare const EventSourcePolyfill: typeof EventSource;
/** The browser's own; undefined where there is none. */
export declare const NativeEventSource: Constructor | undefined;
export {};
