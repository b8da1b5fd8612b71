import { createEventSource, type DataOf, type EventStream, type EventStreamOptions, type NamedEventSourceOptions, type Parsed, type Parser, type PlainEventSourceOptions, type SharedEventSource, type StreamState, type Watchable } from './store.cjs';
type MaybeAccessor<T> = T | (() => T);
type Actions<Store> = Omit<Store, keyof Watchable<unknown>>;
/** The state, whose members are tracked one by one, and what can be done. */
export type UsedEventStream<Variables, Data> = StreamState<Data> & Actions<EventStream<Variables, Data>>;
export type UsedEventSource<Data> = StreamState<Data> & Actions<SharedEventSource<Data>>;
/**
 * A stream that is begun by `send`. Options may change at any time; another `key` is another stream. It ends with its owner.
 * @param options an object, whose members may be getters as those of props are, or an accessor of one
 */
export declare function useEventStream<Variables = void, P extends Parser | undefined = undefined, Text = undefined, Data = DataOf<P, Text>>(options: MaybeAccessor<EventStreamOptions<Variables, P, Text, Data>>): UsedEventStream<Variables, Data>;
type URLOption = MaybeAccessor<Parameters<typeof createEventSource>[0]>;
/**
 * A GET that lives as long as an owner with its `key`, by default the URL; all of them share it. Nothing as URL: it stays idle.
 */
export declare function useEventSource<Events extends object, Data = Partial<Events>>(url: URLOption, options: MaybeAccessor<NamedEventSourceOptions<Events, Data>>): UsedEventSource<Data>;
export declare function useEventSource<P extends Parser | undefined = undefined, Data = Parsed<P> | undefined>(url: URLOption, options?: MaybeAccessor<PlainEventSourceOptions<P, Data>>): UsedEventSource<Data>;
export {};
