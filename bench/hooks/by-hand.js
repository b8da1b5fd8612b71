// What pages have that use no library: a loop over the body's chunks, and the state set for each token.
import { useState } from 'react';

const headers = { 'Content-Type': 'application/json' };

export function useAnswer(url, body) {
  const [text, setText] = useState('');
  const [ended, setEnded] = useState(false);
  const [error, setError] = useState();

  const read = async () => {
    const response = await fetch(url, { method: 'POST', headers, body });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      const lines = (rest + value).split('\n');
      rest = lines.pop();
      for (const line of lines) {
        if (!line.startsWith('data: ') || line === 'data: [DONE]') continue;
        const token = JSON.parse(line.slice('data: '.length)).choices[0]?.delta.content ?? '';
        setText((before) => before + token);
      }
    }
    setEnded(true);
  };
  return { text, ended, error, send: () => read().catch(setError) };
}
