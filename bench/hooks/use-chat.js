import { useChat } from '@ai-sdk/react';
import { DefaultChatTransport } from 'ai';
import { useMemo } from 'react';

export const throttled = (experimental_throttle) => (url) => {
  const transport = useMemo(() => new DefaultChatTransport({ api: url }), [url]);
  const { messages, status, error, sendMessage } = useChat({ transport, experimental_throttle });
  const answer = messages.at(-1);
  const text = answer?.role === 'assistant' ? answer.parts.map((part) => (part.type === 'text' ? part.text : '')).join('') : '';
  return { text, ended: text !== '' && status === 'ready', error, send: () => sendMessage({ text: 'Say something long.' }) };
};

export const useAnswer = throttled(undefined);
