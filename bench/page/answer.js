// What every page runs that measures a hook. A hook is `useAnswer(url, body)`: it gives the text so far, whether the
// answer has ended, the error if there was one, and `send`, which asks for it. All render into the same component, which
// has a memo for each paragraph, as pages have that render Markdown: of one text that grows, the layout would be the most
// of every figure.
import { createElement, memo, useEffect, useLayoutEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';

const Paragraph = memo(({ text }) => createElement('p', null, text));

export function install(useAnswer) {
  // Asks for an answer and resolves when all of `text` is shown, has been painted, and the hook says that it has ended.
  const run = ({ url, body, text: expected }) =>
    new Promise((resolve, reject) => {
      const place = document.createElement('main');
      document.body.append(place);
      const root = createRoot(place);
      let renders = 0;
      let paintedAt;
      let isOver = false;

      // Layout is observed in the frame that the text is painted in, also if it was set in this frame; the message comes
      // when that is done.
      const awaitPaint = (element) => {
        const observer = new ResizeObserver(() => {
          observer.disconnect();
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            paintedAt = performance.timeOrigin + performance.now();
            port1.close();
            finish();
          };
          port2.postMessage(null);
        });
        observer.observe(element);
      };
      const finish = () => {
        if (paintedAt === undefined || !isOver) return;
        const shown = place.textContent;
        performance.mark('bench-end');
        root.unmount();
        place.remove();
        // In another task: whoever ends the trace then does not cut this one off.
        if (shown === expected.replaceAll('\n\n', '')) setTimeout(() => resolve({ renders, paintedAt }));
        else reject(new Error(`shows ${shown.length} of ${expected.length} characters, or others`));
      };

      function Answer() {
        const { text, ended, error, send } = useAnswer(url, body);
        const element = useRef(null);
        renders++;
        const isWhole = text.length === expected.length;
        useEffect(() => void send(), []);
        useLayoutEffect(() => {
          if (isWhole) awaitPaint(element.current);
        }, [isWhole]);
        useEffect(() => {
          if (error) reject(error);
          if (!ended) return;
          isOver = true;
          if (isWhole) finish();
          else reject(new Error(`ended with ${text.length} of ${expected.length} characters`));
        }, [ended, error]);
        const paragraphs = text.split('\n\n').map((paragraph, i) => createElement(Paragraph, { key: i, text: paragraph }));
        return createElement('article', { ref: element }, paragraphs);
      }

      performance.mark('bench-begin');
      root.render(createElement(Answer));
    });

  globalThis.bench = { run };
}
