import { openai } from 'eventsource-wasm/formats';
import { useEventStream } from 'eventsource-wasm/react';

const headers = { 'Content-Type': 'application/json' };

export const throttled = (throttle) => (url, body) => {
  const { data, status, error, send } = useEventStream({ url, body, headers, format: openai, throttle });
  return { text: data, ended: status === 'complete', error, send };
};

export const useAnswer = throttled('frame');
