// The floor: the bytes are read and made text, and rendered when all have come. No hook can take less.
import { useState } from 'react';

const headers = { 'Content-Type': 'application/json' };

function textOf(stream) {
  let text = '';
  for (const line of stream.split('\n')) {
    if (!line.startsWith('data: ') || line === 'data: [DONE]') continue;
    text += JSON.parse(line.slice('data: '.length)).choices[0]?.delta.content ?? '';
  }
  return text;
}

export function useAnswer(url, body) {
  const [state, setState] = useState({ text: '', ended: false });

  const read = async () => {
    const response = await fetch(url, { method: 'POST', headers, body });
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let all = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      all += decoder.decode(value, { stream: true });
    }
    setState({ text: textOf(all), ended: true });
  };
  return { ...state, send: () => read().catch((error) => setState({ ...state, error })) };
}
