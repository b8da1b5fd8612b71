import { createEventSource, type DataOf, type EventStream as Stream, type EventStreamOptions, type NamedEventSourceOptions, type Parser, type PlainEventSourceOptions, type SendArguments, type SharedEventSource as Shared, type StreamState, type StreamStatus, type Watchable } from './store.cjs';
type Actions<Store> = Omit<Store, keyof Watchable<unknown>>;
/** A state whose fields make who reads them run again. What `create` makes is there for one key. */
declare class Fields<Data, Store extends Watchable<Data>> implements StreamState<Data> {
    #private;
    constructor(keyOf: () => unknown, create: () => Store, leave: (store: Store) => void);
    /** That of the key as it is now, on which who reads depends. */
    protected current(): Store;
    get data(): Data;
    get status(): StreamStatus;
    get error(): StreamState<Data>['error'];
    get lastEventId(): string;
}
/** Options as they are, or a getter of them, for what may change. */
export type MaybeGetter<Options> = Options | (() => Options);
/**
 * A stream that is begun by `send`. Options may change at any time; another `key` is another stream. It ends with the component
 * that it was made in.
 */
export declare class EventStream<Variables = void, P extends Parser | undefined = undefined, Text = undefined, Data = DataOf<P, Text>> extends Fields<Data, Stream<Variables, Data>> implements Actions<Stream<Variables, Data>> {
    constructor(options: MaybeGetter<EventStreamOptions<Variables, P, Text, Data>>);
    readonly send: (...variables: SendArguments<Variables>) => Promise<StreamState<Data>>;
    readonly stop: () => void;
    readonly retry: () => Promise<StreamState<Data>>;
    readonly reset: () => void;
}
type URLOption = MaybeGetter<Parameters<typeof createEventSource>[0]>;
/**
 * A GET that lives as long as something with its `key`, by default the URL, reads a field of it; all of them share it. Nothing as
 * URL: it stays idle.
 */
export declare class SharedEventSource<Data = string | undefined> extends Fields<Data, Shared<Data>> implements Actions<Shared<Data>> {
    /** Of messages by name. */
    static named<Events extends object, Data = Partial<Events>>(url: URLOption, options: MaybeGetter<NamedEventSourceOptions<Events, Data>>): SharedEventSource<Data>;
    constructor(url: URLOption, options?: MaybeGetter<PlainEventSourceOptions<Parser | undefined, Data>>);
    readonly stop: () => void;
    readonly retry: () => void;
}
export {};
