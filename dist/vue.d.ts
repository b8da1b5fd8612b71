import { type ComputedRef, type MaybeRef, type MaybeRefOrGetter } from 'vue';
import { createEventSource, type DataOf, type EventStream, type EventStreamOptions, type NamedEventSourceOptions, type Parsed, type Parser, type PlainEventSourceOptions, type SharedEventSource, type StreamState, type Watchable } from './store.js';
/** Options as they are, a ref or a getter of them; and each of them may be a ref. */
export type ReactiveOptions<Options> = MaybeRefOrGetter<{
    [Name in keyof Options]: MaybeRef<Options[Name]>;
}>;
/** The parts of the state, each a ref. */
export type StateRefs<Data> = {
    [Name in keyof StreamState<Data>]: ComputedRef<StreamState<Data>[Name]>;
};
type Actions<Store> = Omit<Store, keyof Watchable<unknown>>;
export type UsedEventStream<Variables, Data> = StateRefs<Data> & Actions<EventStream<Variables, Data>>;
export type UsedEventSource<Data> = StateRefs<Data> & Actions<SharedEventSource<Data>>;
/**
 * A stream that is begun by `send`. Options may change at any time; another `key` is another stream. It ends with its scope.
 */
export declare function useEventStream<Variables = void, P extends Parser | undefined = undefined, Text = undefined, Data = DataOf<P, Text>>(options: ReactiveOptions<EventStreamOptions<Variables, P, Text, Data>>): UsedEventStream<Variables, Data>;
type URLOption = MaybeRefOrGetter<Parameters<typeof createEventSource>[0]>;
/**
 * A GET that lives as long as a scope with its `key`, by default the URL; all of them share it. Nothing as URL: it stays idle.
 */
export declare function useEventSource<Events extends object, Data = Partial<Events>>(url: URLOption, options: ReactiveOptions<NamedEventSourceOptions<Events, Data>>): UsedEventSource<Data>;
export declare function useEventSource<P extends Parser | undefined = undefined, Data = Parsed<P> | undefined>(url: URLOption, options?: ReactiveOptions<PlainEventSourceOptions<P, Data>>): UsedEventSource<Data>;
export {};
