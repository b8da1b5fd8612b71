import { createEventSource, type DataOf, type EventStream, type EventStreamOptions, type NamedEventSourceOptions, type Parsed, type Parser, type PlainEventSourceOptions, type SharedEventSource, type StreamState, type Watchable } from './store.js';
type Actions<Store> = Omit<Store, keyof Watchable<unknown>>;
/** The state of a stream, and what can be done with it; the functions stay the same. */
export type UsedEventStream<Variables, Data> = StreamState<Data> & Actions<EventStream<Variables, Data>>;
/** The state of a shared source, and what can be done with it; the functions stay the same. */
export type UsedEventSource<Data> = StreamState<Data> & Actions<SharedEventSource<Data>>;
/**
 * A stream that is begun by `send`. Options may change with each render; another `key` is another stream. It ends when the
 * component is unmounted.
 */
export declare function useEventStream<Variables = void, P extends Parser | undefined = undefined, Text = undefined, Data = DataOf<P, Text>>(options: EventStreamOptions<Variables, P, Text, Data>): UsedEventStream<Variables, Data>;
type URLOption = Parameters<typeof createEventSource>[0];
/**
 * A GET that lives as long as a component with its `key`, by default the URL, is mounted; all of them share it. Nothing as URL:
 * it stays idle.
 */
export declare function useEventSource<Events extends object, Data = Partial<Events>>(url: URLOption, options: NamedEventSourceOptions<Events, Data>): UsedEventSource<Data>;
export declare function useEventSource<P extends Parser | undefined = undefined, Data = Parsed<P> | undefined>(url: URLOption, options?: PlainEventSourceOptions<P, Data>): UsedEventSource<Data>;
export {};
