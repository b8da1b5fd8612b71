import { type AttachedSource, EventSource, type EventSourceInit } from './eventsource.js';
/** What is used of a Storage. */
export type RecordStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
export interface ResumableOptions {
    /** Where the record is kept. Default: `sessionStorage`, which is the tab's own and survives a reload. */
    storage?: RecordStorage;
}
/** What `resumable` gives, for init. */
export interface ResumableInit {
    /** A lost connection goes on. What the page says of `reconnect` behind it takes its place. */
    reconnect: {
        strategy: 'resume';
    };
    /** Keeps the record of the source. */
    attach: (source: AttachedSource) => () => void;
}
/** Besides the init of the source, which goes on by GET; functions and headers are not kept and have to be given again. */
export interface ResumedOptions extends ResumableOptions, Omit<EventSourceInit, 'method' | 'body' | 'lastEventId'> {
    /** True: from the first event on. Default: behind the last one that the page before has seen. */
    replay?: boolean;
}
/**
 * Goes into the init of a source, in front of the rest: `new EventSource(url, { ...resumable('chat-42'), method: 'POST', … })`. URL
 * and last event ID are kept under the key until the outcome is final. What was kept there before is dropped.
 */
export declare function resumable(key: string, { storage }?: ResumableOptions): ResumableInit;
/** Whether a source of this page has the key: there is nothing to go on with, it is at work. */
export declare const isTaken: (key: string) => boolean;
/** What a stream is gone on with. */
export interface ResumedInit extends EventSourceInit {
    /** For the constructor of a source, or an option of `eventsource-wasm/store`. */
    url: string;
}
/**
 * On the next page: the init of a source that goes on with what `resumable` has kept under the key, and its URL; null if there is
 * nothing. It reads and changes nothing.
 */
export declare function resumedInit(key: string, { replay, storage, ...init }?: ResumedOptions): ResumedInit | null;
/**
 * The same as a source.
 * @throws TypeError if a member of init is not what it should be
 */
export declare function resumed(key: string, options?: ResumedOptions): EventSource | null;
